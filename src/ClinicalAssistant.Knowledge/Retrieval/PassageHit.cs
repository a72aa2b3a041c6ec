using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A passage that matches a query.</summary>
/// <param name="Id">Id of the passage within its pack.</param>
/// <param name="Score">BM25 score; comparable within one search only.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Text">Its words.</param>
/// <param name="Origin">What it rests on.</param>
public sealed record PassageHit(string Id, double Score, string Title, string Text, Origin Origin) : PatientWords
{
    /// <summary>Its source, or null for an estimate.</summary>
    public Source? Source { get; init; }

    /// <summary>Whether a named person has signed the record it comes from.</summary>
    public bool ClinicallyReviewed { get; init; }

    /// <summary>Why it matched: the words of the query that name its subject, else those in its text.</summary>
    public string Matched { get; init; } = "";
}
