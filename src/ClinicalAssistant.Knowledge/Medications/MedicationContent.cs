namespace ClinicalAssistant.Knowledge;

/// <summary>What the files of the medication pack hold.</summary>
internal sealed record MedicationContent(string Version)
{
    public required IReadOnlyList<DrugRecord> Drugs { get; init; }

    public required IReadOnlyDictionary<string, DrugGroup> Groups { get; init; }

    public required IReadOnlyList<CombinationProduct> Products { get; init; }

    public required IReadOnlyList<InteractionRule> Interactions { get; init; }

    public required IReadOnlyList<CombinationRule> Combinations { get; init; }

    public required IReadOnlyList<BurdenRule> Burdens { get; init; }

    public required IReadOnlyList<PatientRule> PatientRules { get; init; }

    public required IReadOnlyList<AllergyGroup> Allergies { get; init; }

    public required IReadOnlyDictionary<string, ConditionTerm> Conditions { get; init; }

    public required IReadOnlyDictionary<string, SourceRecord> Sources { get; init; }

    /// <summary>File of each record by its kind, a colon and its id.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    public required IReadOnlyList<PackProblem> Problems { get; init; }
}
