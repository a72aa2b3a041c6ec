using System.Text.Json.Nodes;

namespace ClinicalAssistant.TestSupport;

/// <summary>Bodies of Ollama's routes beside chat, as its API document has them.</summary>
internal static class OllamaCatalogue
{
    private const string Digest = "sha256:a80c4f17acd55265feec403c7aef86be0c25983ab279d83f3bcd3abbcb5b8b72";

    public static JsonObject Tags(IEnumerable<ScriptedModel> models) => new()
    {
        ["models"] = new JsonArray([.. models.Select(Tag)]),
    };

    public static JsonObject Show(ScriptedModel model) => new()
    {
        ["modelfile"] = $"FROM {model.Name}",
        ["parameters"] = "num_keep                       24",
        ["template"] = "{{ .Prompt }}",
        ["details"] = Details(),
        ["model_info"] = new JsonObject { ["general.architecture"] = "llama", ["llama.context_length"] = 8192 },
        ["capabilities"] = new JsonArray([.. model.Capabilities.Select(capability => JsonValue.Create(capability))]),
    };

    public static IEnumerable<JsonObject> Pull()
    {
        yield return Status("pulling manifest");
        foreach (var completed in new long[] { 241970, 1071295104, 2142590208 })
        {
            yield return new JsonObject
            {
                ["status"] = "pulling a80c4f17acd5",
                ["digest"] = Digest,
                ["total"] = 2142590208,
                ["completed"] = completed,
            };
        }

        yield return Status("verifying sha256 digest");
        yield return Status("writing manifest");
        yield return Status("success");
    }

    private static JsonObject Status(string status) => new() { ["status"] = status };

    private static JsonObject Tag(ScriptedModel model)
    {
        var tag = new JsonObject
        {
            ["name"] = model.Name,
            ["model"] = model.Name,
            ["modified_at"] = "2025-05-04T17:37:44.706015396-07:00",
            ["size"] = model.RemoteHost is null ? 2019393189 : 382,
            ["digest"] = Digest[7..],
            ["details"] = Details(),
        };
        if (model.RemoteHost is not null)
        {
            tag["remote_model"] = model.Name.Replace("-cloud", "", StringComparison.Ordinal);
            tag["remote_host"] = model.RemoteHost;
        }

        return tag;
    }

    private static JsonObject Details() => new()
    {
        ["parent_model"] = "",
        ["format"] = "gguf",
        ["family"] = "llama",
        ["families"] = new JsonArray("llama"),
        ["parameter_size"] = "3.2B",
        ["quantization_level"] = "Q4_K_M",
    };
}
