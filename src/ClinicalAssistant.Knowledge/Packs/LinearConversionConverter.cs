using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads a factor as a number, or as an expression in x such as <c>(x-32)*5/9</c>.</summary>
internal sealed class LinearConversionConverter : JsonConverter<LinearConversion>
{
    public override LinearConversion Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => new LinearConversion(reader.GetDecimal(), 0m),
        JsonTokenType.String => LinearExpression.Read(reader.GetString()!) ?? throw new JsonException("A factor is a number or a straight-line expression in x, such as (x-32)*5/9."),
        _ => throw new JsonException("A factor is a number or a straight-line expression in x, such as (x-32)*5/9."),
    };

    public override void Write(Utf8JsonWriter writer, LinearConversion value, JsonSerializerOptions options)
    {
        if (value.Offset == 0m)
            writer.WriteNumberValue(value.Slope);
        else
            writer.WriteStringValue(FormattableString.Invariant($"x*{value.Slope}+{value.Offset}"));
    }
}
