using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.Asking;

/// <summary>Reads a JSON body; what is wrong with it is said by line and position, and never quoted.</summary>
internal static class BodyReader
{
    public static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
    {
        var buffer = new MemoryStream();
        await using (buffer)
        {
            await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
            var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
            if (bytes.IsEmpty)
                throw new WrongInputException("The body is empty: send a JSON object.");
            if (!System.Text.Unicode.Utf8.IsValid(bytes.Span))
                throw new WrongInputException("The body is not valid UTF-8. Send JSON in UTF-8.");
            try
            {
                return JsonSerializer.Deserialize(bytes.Span, type) ?? throw new WrongInputException("The body is null: send a JSON object.");
            }
            catch (JsonException fault)
            {
                throw new WrongInputException(string.Create(CultureInfo.InvariantCulture,
                    $"The body is not the JSON expected here: line {(fault.LineNumber ?? 0) + 1}, byte {(fault.BytePositionInLine ?? 0) + 1}{(fault.Path is { Length: > 1 } path ? $", field {path}" : "")}. /openapi/v1.json shows the form."));
            }
        }
    }
}
