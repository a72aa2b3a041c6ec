using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A record that matches a question.</summary>
/// <param name="Id">Id of the record within its pack; an imported record keeps its source's own.</param>
/// <param name="Score">Comparable within one search only.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Text">Its words, whole.</param>
/// <param name="Origin">What it rests on.</param>
public sealed record PassageHit(string Id, double Score, string Title, string Text, Origin Origin) : PatientWords
{
    /// <summary>Its source with pack and version, or null for an estimate.</summary>
    public Source? Source { get; init; }

    /// <summary>The pack that holds it.</summary>
    public string Pack { get; init; } = "";

    /// <summary>Kind of study, or null.</summary>
    public string? Study { get; init; }

    /// <summary>What a reader must know of its standing (<c>retracted</c>), or null.</summary>
    public string? Mark { get; init; }

    /// <summary>Whether a named person has signed the record it comes from.</summary>
    public bool ClinicallyReviewed { get; init; }

    /// <summary>Why it matched, in words: names, words and what is asked for.</summary>
    public string Matched { get; init; } = "";

    /// <summary>Share of the question that it holds, 0 to 1, rare words counting more.</summary>
    public double Coverage { get; init; }

    /// <summary>Whether it holds enough of the question to be shown as an answer to it.</summary>
    public bool Fits { get; init; }

    /// <summary>Where in <see cref="Text"/> the words that fit best begin.</summary>
    public int QuoteStart { get; init; }

    /// <summary>Where they end, exclusive.</summary>
    public int QuoteEnd { get; init; }

    /// <summary>The words that fit best, whole sentences of <see cref="Text"/>.</summary>
    public string Quote => Text[QuoteStart..QuoteEnd];
}
