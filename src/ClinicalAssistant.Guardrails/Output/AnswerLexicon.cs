namespace ClinicalAssistant.Guardrails;

/// <summary>Words that say the same, classes that stand for their members, and words that exclude each other. Immutable.</summary>
/// <param name="Synonyms">Term groups; each is one concept.</param>
/// <param name="Broader">Term group of the members, and the concept of their class.</param>
/// <param name="Opposites">Axes with their poles.</param>
/// <param name="Prefixes">Beginnings of words that turn each other round ("hyper", "hypo").</param>
internal sealed record AnswerLexicon(IReadOnlyList<int> Synonyms, IReadOnlyList<(int Members, uint Class)> Broader, IReadOnlyList<OppositeAxis> Opposites, IReadOnlyList<(string One, string Other)> Prefixes)
{
    private const uint OfSynonyms = 0x8000_0000;

    /// <summary>Standard formulas that need not stand in the evidence.</summary>
    public IReadOnlyList<Formula> Formulas { get; init; } = [];

    /// <summary>Term groups of what is treated and of the medicines for it.</summary>
    public IReadOnlyList<(int Names, int Medicines)> Treatments { get; init; } = [];

    /// <summary>Which synonyms name which group.</summary>
    public GroupEntries SynonymsByGroup { get; } = new(Synonyms.Select(static group => (IEnumerable<int>)[group]));

    /// <summary>Which classes name which group as their members.</summary>
    public GroupEntries BroaderByGroup { get; } = new(Broader.Select(static of => (IEnumerable<int>)[of.Members]));

    /// <summary>Which axes name which group as a pole.</summary>
    public GroupEntries OppositesByGroup { get; } = new(Opposites.Select(static axis => axis.Poles));

    /// <summary>The concept of a synonym group by its index. Stems are hashed below this bit.</summary>
    public static uint Concept(int index) => OfSynonyms | (uint)(index + 1);

    /// <summary>Whether a concept is one of a synonym group.</summary>
    public static bool IsOfSynonyms(uint concept) => (concept & OfSynonyms) != 0;
}
