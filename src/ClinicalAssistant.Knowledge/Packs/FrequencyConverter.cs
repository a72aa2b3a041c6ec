using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads a frequency as a number or as one of HPO's classes, which stand for the middle of their range.</summary>
internal sealed class FrequencyConverter : JsonConverter<double?>
{
    public override bool HandleNull => true;

    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number => reader.GetDouble(),
        JsonTokenType.String => reader.GetString() switch
        {
            "obligate" => 1,
            "very_frequent" => 0.9,
            "frequent" => 0.55,
            "occasional" => 0.17,
            "very_rare" => 0.025,
            "excluded" => 0,
            _ => throw new JsonException("A frequency is a number from 0 to 1, or one of obligate, very_frequent, frequent, occasional, very_rare, excluded."),
        },
        _ => throw new JsonException("A frequency is a number from 0 to 1, or one of obligate, very_frequent, frequent, occasional, very_rare, excluded."),
    };

    public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options)
    {
        if (value is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteNullValue();
    }
}
