using System.Text.Json;
using System.Text.Json.Serialization;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Json;

/// <summary>An age as its years: the type has no public constructor.</summary>
internal sealed class AgeConverter : JsonConverter<Age>
{
    public override Age Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Age.FromYears(reader.GetDecimal());

    public override void Write(Utf8JsonWriter writer, Age value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Years);
}
