using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A hit on the wire. The text is the words that fit best; where they stand in the record is given in UTF-16 code units.</summary>
public sealed record SearchHitJson(string Id, double Score, string Title, SourceJson? Source, string? Text)
{
    /// <summary>The pack that holds it.</summary>
    public required string Pack { get; init; }

    /// <summary>Where the text begins in the record.</summary>
    public int Start { get; init; }

    /// <summary>Where it ends, exclusive.</summary>
    public int End { get; init; }

    /// <summary>Why it matched.</summary>
    public string? Matched { get; init; }

    /// <summary>Whether it holds enough of the question to answer it.</summary>
    public bool Fits { get; init; }

    /// <summary>Kind of study, or null.</summary>
    public string? Study { get; init; }

    /// <summary>What a reader must know of its standing (<c>retracted</c>), or null.</summary>
    public string? Mark { get; init; }

    /// <summary>The wire form.</summary>
    public static SearchHitJson From(PassageHit hit) => new(hit.Id, Math.Round(hit.Score, 4), hit.Title, SourceJson.From(hit.Source), hit.Quote)
    {
        Pack = hit.Pack,
        Start = hit.QuoteStart,
        End = hit.QuoteEnd,
        Matched = hit.Matched,
        Fits = hit.Fits,
        Study = hit.Study,
        Mark = hit.Mark,
    };
}
