using System.Buffers;
using System.Text.Json;

namespace ClinicalAssistant.Api.Guarding;

/// <summary>An engine's result with each text in it passed through the output guard; codes, names and numbers stay as they are.</summary>
internal static class GuardedJson
{
    /// <summary>Shorter texts are codes, units and names.</summary>
    private const int ShortestProse = 40;
    private const string Withheld = "[withheld by the output guard]";

    private static readonly JsonWriterOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonElement Of(JsonElement result, EngineTextGuard guard)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
            Write(writer, result, guard);
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element, EngineTextGuard guard)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value, guard);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Write(writer, item, guard);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String when element.GetString() is { Length: >= ShortestProse } text && !Uri.IsWellFormedUriString(text, UriKind.Absolute):
                writer.WriteStringValue(guard.Released(text) is { Length: > 0 } released ? released : Withheld);
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
