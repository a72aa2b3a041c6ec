namespace ClinicalAssistant.Evals;

/// <summary>The assertions by name. A new one is a reader in its family's file and a line here (and in <c>evals/suites/schema.json</c>).</summary>
internal static class AssertionCatalogue
{
    private static readonly Dictionary<string, Func<SuiteNode, AssertionSubjects, Func<CaseRun, AssertionVerdict>>> Readers = new(StringComparer.Ordinal)
    {
        ["contains"] = TextAssertions.Contains,
        ["not_contains"] = TextAssertions.NotContains,
        ["regex"] = TextAssertions.Matches,
        ["equals"] = TextAssertions.EqualTo,
        ["outcome"] = VerdictAssertions.Outcome,
        ["decision"] = VerdictAssertions.Decision,
        ["emergency"] = VerdictAssertions.Emergency,
        ["category"] = VerdictAssertions.Category,
        ["injection"] = VerdictAssertions.Injection,
        ["task"] = ClinicalAssertions.Task,
        ["findings"] = ClinicalAssertions.Findings,
        ["ranking"] = ClinicalAssertions.Ranking,
        ["red_flag"] = ClinicalAssertions.RedFlag,
        ["calculation"] = ClinicalAssertions.Calculation,
        ["medication"] = MedicationAssertions.Medication,
        ["citations"] = EvidenceAssertions.Citations,
        ["evidence"] = EvidenceAssertions.Evidence,
        ["no_withheld"] = EvidenceAssertions.NoWithheld,
        ["notice"] = EvidenceAssertions.Notice,
        ["disclaimer"] = EvidenceAssertions.Disclaimer,
    };

    public static IReadOnlyCollection<string> Names => Readers.Keys;

    public static Assertion Read(SuiteNode node, AssertionSubjects subjects)
    {
        if (node.Fields is not [var (name, argument)])
            throw node.Fault("an assertion is written '- name: what must hold'.");
        if (!Readers.TryGetValue(name, out var reader))
            throw node.Fault($"unknown assertion '{name}'. Assertions: {string.Join(", ", Names)}.");
        return new Assertion(name, reader(argument, subjects))
        {
            ExpectsFailure = name == "outcome" && argument.Texts("'outcome'").Contains("failed"),
        };
    }
}
