namespace ClinicalAssistant.Evals;

/// <summary>The assertions by name. A new one is a reader in its family's file and a line here (and in <c>evals/suites/schema.json</c>).</summary>
internal static class AssertionCatalogue
{
    private delegate Func<CaseRun, AssertionVerdict> Reader(SuiteNode node, AssertionSubjects subjects);

    private delegate Func<CaseRun, CancellationToken, ValueTask<AssertionVerdict>> JudgedReader(SuiteNode node);

    /// <summary>Over the text alone, whoever wrote it.</summary>
    private static readonly Dictionary<string, Reader> OverText = new(StringComparer.Ordinal)
    {
        ["contains"] = TextAssertions.Contains,
        ["contains_any"] = TextAssertions.ContainsAny,
        ["not_contains"] = TextAssertions.NotContains,
        ["must_mention"] = TextAssertions.MustMention,
        ["starts_with"] = TextAssertions.StartsWith,
        ["regex"] = TextAssertions.Matches,
        ["not_regex"] = TextAssertions.NotMatches,
        ["equals"] = TextAssertions.EqualTo,
        ["similar"] = SimilarityAssertions.Similar,
        ["json"] = JsonAssertions.Json,
        ["contains_json"] = JsonAssertions.ContainsJson,
        ["refusal"] = ReadingAssertions.Refusal,
        ["language"] = ReadingAssertions.Language,
        ["reading_grade"] = ReadingAssertions.Grade,
        ["words"] = ReadingAssertions.Words,
        ["phi_absent"] = IdentifierAssertions.PhiAbsent,
        ["numbers"] = NumberAssertions.Numbers,
        ["latency"] = MeasureAssertions.Latency,
        ["tokens"] = MeasureAssertions.Tokens,
        ["cost"] = MeasureAssertions.Cost,
    };

    /// <summary>Over what the pipeline recorded.</summary>
    private static readonly Dictionary<string, Reader> OverRecord = new(StringComparer.Ordinal)
    {
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
        ["withheld"] = EvidenceAssertions.Withheld,
        ["notice"] = EvidenceAssertions.Notice,
        ["disclaimer"] = EvidenceAssertions.Disclaimer,
    };

    /// <summary>Over what the search found.</summary>
    private static readonly Dictionary<string, Reader> OverHits = new(StringComparer.Ordinal)
    {
        ["hits"] = HitAssertions.Hits,
    };

    /// <summary>Model-graded.</summary>
    private static readonly Dictionary<string, JudgedReader> Judged = new(StringComparer.Ordinal)
    {
        ["rubric"] = JudgedAssertions.Rubric,
        ["prefer"] = JudgedAssertions.Prefer,
        ["claims"] = JudgedAssertions.Claims,
    };

    public static IReadOnlyCollection<string> Names { get; } = [.. OverText.Keys, .. OverRecord.Keys, .. OverHits.Keys, .. Judged.Keys];

    public static Assertion Read(SuiteNode node, AssertionSubjects subjects, SuiteMode mode)
    {
        if (node.Fields is not [var (name, argument)])
            throw node.Fault("an assertion is written '- name: what must hold'.");
        if (OverText.TryGetValue(name, out var overText))
            return Assertion.Of(name, overText(argument, subjects));
        if (Judged.TryGetValue(name, out var judged))
            return mode is SuiteMode.Render or SuiteMode.Search ? throw node.Fault($"'{name}' judges an answer, and a suite with 'mode: {Written(mode)}' gets none.") : new Assertion(name, judged(argument));
        if (OverHits.TryGetValue(name, out var overHits))
            return mode == SuiteMode.Search ? Assertion.Of(name, overHits(argument, subjects)) : throw node.Fault($"'{name}' reads what a search found. Write 'mode: search' in the suite.");
        if (!OverRecord.TryGetValue(name, out var overRecord))
            throw node.Fault($"unknown assertion '{name}'. {Nearest(name)}Assertions: {string.Join(", ", Names)}.");
        if (mode != SuiteMode.Pipeline)
            throw node.Fault($"'{name}' reads the pipeline's record, and this suite runs without the pipeline. Remove 'mode: {Written(mode)}', or assert over the text: {string.Join(", ", OverText.Keys)}.");
        return Assertion.Of(name, overRecord(argument, subjects)) with
        {
            ExpectsFailure = name == "outcome" && argument.Texts("'outcome'").Contains("failed"),
        };
    }

    private static string Written(SuiteMode mode) => mode.ToString().ToLowerInvariant();

    private static string Nearest(string name)
    {
        var best = Names.MinBy(known => Levenshtein.Distance(known, name))!;
        return Levenshtein.Distance(best, name) <= 2 ? $"Did you mean '{best}'? " : "";
    }
}
