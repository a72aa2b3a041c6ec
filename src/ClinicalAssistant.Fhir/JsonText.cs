using System.Text.Json;

namespace ClinicalAssistant.Fhir;

/// <summary>Text of a JSON element, or null where it is no string or half a surrogate pair makes it unreadable.</summary>
internal static class JsonText
{
    public static string? Of(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A name of the input that may stand in a message: short and of letters, digits and underscores; null where it is anything else.</summary>
    public static string? Showable(string? name) =>
        name is { Length: > 0 and <= 40 } && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? name : null;
}
