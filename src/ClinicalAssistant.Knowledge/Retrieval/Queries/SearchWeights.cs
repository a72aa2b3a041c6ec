namespace ClinicalAssistant.Knowledge;

/// <summary>How much each sign of a match counts. Set on the development halves named in <c>docs/retrieval.md</c>.</summary>
internal sealed record SearchWeights
{
    public float Subject { get; init; } = 2f;

    public float Question { get; init; } = 1.2f;

    public float Body { get; init; } = 0.7f;

    /// <summary>Share of the other fields' scores beside the best field's.</summary>
    public float Tie { get; init; } = 0.2f;

    /// <summary>A whole name, per unit of its words' rarity.</summary>
    public float Name { get; init; } = 0.8f;

    /// <summary>A whole synonym, as a share of <see cref="Name"/>.</summary>
    public float Synonym { get; init; } = 0.8f;

    /// <summary>A name that the question's name also goes by.</summary>
    public float SameName { get; init; } = 0.7f;

    /// <summary>A name within a longer one.</summary>
    public float NameWithinName { get; init; } = 0.3f;

    /// <summary>A pair of neighbours.</summary>
    public float Pair { get; init; } = 0.4f;

    /// <summary>Words that mean the same.</summary>
    public float Same { get; init; } = 0.3f;

    /// <summary>A corrected word.</summary>
    public float Corrected { get; init; } = 0.9f;

    /// <summary>What is asked for.</summary>
    public float Type { get; init; } = 3f;

    /// <summary>What is asked for beside a named subject, per unit of the name's rarity.</summary>
    public float TypeOfSubject { get; init; } = 0.4f;

    /// <summary>Words that say what is asked for and not of what.</summary>
    public float Cue { get; init; } = 0.6f;

    /// <summary>A name by its initials.</summary>
    public float Initials { get; init; } = 0.6f;

    /// <summary>The general description where something special is asked for, as a share.</summary>
    public float GeneralType { get; init; } = 0.6f;

    /// <summary>Sentences that tell and do not ask, in a long message.</summary>
    public float Telling { get; init; } = 0.5f;

    /// <summary>What each repetition adds, up to <see cref="Repeated"/>.</summary>
    public float Again { get; init; } = 0.25f;

    public float Repeated { get; init; } = 1.5f;

    public int MostTerms { get; init; } = 24;

    public int MostNames { get; init; } = 10;
}
