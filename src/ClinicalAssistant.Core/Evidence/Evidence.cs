using System.Text.Json.Serialization;

namespace ClinicalAssistant.Core;

/// <summary>One numbered piece of evidence under an answer. The number is what citations such as <c>[1]</c> name.</summary>
public sealed record Evidence : PatientWords
{
    /// <summary>The number, "1" upwards within one answer.</summary>
    public required string Id { get; init; }

    /// <summary>Its kind.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>What it says, complete enough to check a sentence against.</summary>
    public required string Text { get; init; }

    /// <summary>Its source, where it has one.</summary>
    public Source? Source { get; init; }

    /// <summary>The name under which a caller handed it over ("Record 2019", "Letter May 2021"), or null; its dates are facts of this evidence.</summary>
    public string? Label { get; init; }

    /// <summary>What it rests on.</summary>
    public required Origin Origin { get; init; }

    /// <summary>What it is about, as an engine names it (<c>condition:acute-coronary-syndrome</c>, <c>calculator:heart</c>), or null.</summary>
    public string? Subject { get; init; }

    /// <summary>How much of the beginning of the text (UTF-16 code units) is worded alike for everyone and says nothing of the patient; 0 where that is not known. Not kept with an answer.</summary>
    [JsonIgnore]
    public int SaidToAll { get; init; }

    /// <summary>Whether a named person has signed the record behind it; null where that does not apply.</summary>
    public bool? ClinicallyReviewed { get; init; }
}
