using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClinicalAssistant.TestSupport;

/// <summary>Replies of embedding routes as the API references have them.</summary>
internal static class EmbeddingWire
{
    /// <summary>OpenAI's and Azure's: floats, or their bytes in base 64 where that is asked for.</summary>
    public static JsonObject OpenAI(RecordedRequest request, Func<string, float[]> embed)
    {
        var packed = request.Json.TryGetProperty("encoding_format", out var format) && format.GetString() == "base64";
        return new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. Inputs(request).Select((text, i) => new JsonObject
            {
                ["object"] = "embedding",
                ["index"] = i,
                ["embedding"] = packed ? Convert.ToBase64String(MemoryMarshal.AsBytes<float>(embed(text))) : Floats(embed(text)),
            })]),
            ["model"] = request.Json.TryGetProperty("model", out var model) ? model.GetString() : "deployment",
            ["usage"] = new JsonObject { ["prompt_tokens"] = 8, ["total_tokens"] = 8 },
        };
    }

    /// <summary>Ollama's.</summary>
    public static JsonObject Ollama(RecordedRequest request, Func<string, float[]> embed) => new()
    {
        ["model"] = request.Json.GetProperty("model").GetString(),
        ["embeddings"] = new JsonArray([.. Inputs(request).Select(text => Floats(embed(text)))]),
        ["total_duration"] = 14143917,
        ["load_duration"] = 1019500,
        ["prompt_eval_count"] = 8,
    };

    private static IEnumerable<string> Inputs(RecordedRequest request)
    {
        var input = request.Json.GetProperty("input");
        return input.ValueKind == JsonValueKind.Array ? input.EnumerateArray().Select(text => text.GetString()!) : [input.GetString()!];
    }

    private static JsonArray Floats(float[] vector) => new([.. vector.Select(value => JsonValue.Create(value))]);
}
