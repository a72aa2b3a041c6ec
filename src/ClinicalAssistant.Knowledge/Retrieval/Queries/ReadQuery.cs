namespace ClinicalAssistant.Knowledge;

/// <summary>What a question asks the index for.</summary>
internal sealed class ReadQuery
{
    /// <summary>The words that tell something.</summary>
    public required IReadOnlyList<QueryTerm> Terms { get; init; }

    /// <summary>Words that stand together, as stems.</summary>
    public required IReadOnlyList<QueryPhrase> Phrases { get; init; }

    /// <summary>Names of subjects that the index has.</summary>
    public required IReadOnlyList<QueryName> Names { get; init; }

    /// <summary>What it asks for, by weight.</summary>
    public required IReadOnlyDictionary<string, float> Types { get; init; }

    /// <summary>Sum of the terms' worth, the measure of <see cref="PassageHit.Coverage"/>.</summary>
    public float Worth => Terms.Sum(term => term.Weight * term.Idf);
}
