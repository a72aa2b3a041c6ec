using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A piece of evidence as <c>verify</c> takes it.</summary>
/// <param name="Id">How the answer cites it.</param>
/// <param name="Text">What it says.</param>
/// <param name="Source">Where it is from: a text ("Letter May 2021") or an object with label, title, name, date or year. Its dates are facts of this evidence; its other words support nothing.</param>
public sealed record VerifyEvidence(string Id, string Text, JsonElement? Source) : PatientWords
{
    private static readonly string[] Names = ["label", "title", "name", "date", "year"];

    /// <summary>The source in words: itself where it is a text, else its title and date, or null where it says neither.</summary>
    internal string? Label()
    {
        if (Source is { ValueKind: JsonValueKind.String } text)
            return text.GetString();
        if (Source is not { ValueKind: JsonValueKind.Object } named)
            return null;
        var said = new List<string>();
        foreach (var name in Names)
        {
            if (named.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                said.Add(value.ToString());
        }

        return said.Count == 0 ? null : string.Join(' ', said);
    }
}
