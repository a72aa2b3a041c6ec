using System.Text.Json;

namespace ClinicalAssistant.Models;

/// <summary>Reads the code out of a provider's error body and drops the rest, which may quote the prompt.</summary>
internal static class ErrorBody
{
    private const int Limit = 16 * 1024;

    private const int LongestCode = 60;

    public static async Task<string?> CodeAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = new byte[Limit];
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var length = await stream.ReadAtLeastAsync(buffer, Limit, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            using var document = JsonDocument.Parse(buffer.AsMemory(0, length));
            return Code(document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or IOException or HttpRequestException)
        {
            return null;
        }
    }

    private static string? Code(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            return null;
        var error = body.TryGetProperty("error", out var inner) ? inner : body;
        if (error.ValueKind == JsonValueKind.String)
            return FromWords(error.GetString()!);
        if (error.ValueKind != JsonValueKind.Object)
            return null;
        var code = Text(error, "code");
        return code is not null && IsPlain(code) && !int.TryParse(code, out _) ? code : FromWords(Text(error, "message") ?? "") ?? Plain(Text(error, "type"));
    }

    // Servers without codes say these two things in words of their own; both have their own remedy.
    private static string? FromWords(string message) =>
        message.Contains("context length", StringComparison.OrdinalIgnoreCase) ? "context_length_exceeded"
        : message.Contains("support tools", StringComparison.OrdinalIgnoreCase) || message.Contains("tool choice", StringComparison.OrdinalIgnoreCase) ? "tools_not_supported"
        : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Plain(string? code) => code is not null && IsPlain(code) ? code : null;

    private static bool IsPlain(string code) => code.Length is > 0 and <= LongestCode && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}
