using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>Words that every rendering of a document shares.</summary>
internal static class DocumentWords
{
    public const string Omitted = "Stated in the material and not in the document";
    public const string Codes = "ICD-10-CM codes to consider";
    public const string Sources = "What it rests on";

    /// <summary>Whether it is a draft, and who answers for it.</summary>
    public static string State(ClinicalDocument document) => document.Signature is { } signature
        ? string.Create(CultureInfo.InvariantCulture, $"Final. Signed by {signature.Name}, {signature.Role}, {signature.At:yyyy-MM-dd HH:mm} UTC. Drafted by software ({Writer(document)}), {Edited(document)}.")
        : string.Create(CultureInfo.InvariantCulture, $"Preliminary: a draft by software ({Writer(document)}), {Edited(document)}. Read it against its sources; it counts only once a named person has signed it.");

    /// <summary>What stands behind a sentence that did not pass every check, or that a person wrote.</summary>
    public static string Mark(DocumentSentence sentence) => sentence.ByHand ? " (by hand)" : sentence.Doubts.Count == 0 ? "" : $" (to check: {string.Join(", ", sentence.Doubts.Select(doubt => doubt.Replace('_', ' ')))})";

    private static string Writer(ClinicalDocument document) => document.Provider == "reference" ? "by rules, without a language model" : document.Provider;

    private static string Edited(ClinicalDocument document) => document.Edits.Count switch
    {
        0 => "not edited",
        1 => "edited once",
        var times => string.Create(CultureInfo.InvariantCulture, $"edited {times} times"),
    };
}
