using ClinicalAssistant.Core;

namespace ClinicalAssistant.Cli.Tests;

/// <summary>An answer with everything that one can hold.</summary>
internal static class Sample
{
    private static readonly Source Review = new("Does this patient have an infarction?", "JAMA", 2015, "https://example.org/review");

    private static readonly Differential Ranking = new(
        [
            Ranked(1, "Acute coronary syndrome", 3.2, true, "2", ("Chest pain", FindingStatus.Observed, 8), ("Hypotension", FindingStatus.Observed, 3)),
            Ranked(2, "Gastro-oesophageal reflux disease", 1.1, false, null, ("Chest pain", FindingStatus.Observed, 1.5), ("Hyperhidrosis", FindingStatus.Observed, 0.4), ("Pyrosis", FindingStatus.Excluded, 0.3)),
        ],
        [new RedFlag("Hypotension", "Shock.", [])], []);

    public static async IAsyncEnumerable<AnswerEvent> Events()
    {
        await Task.CompletedTask;
        AnswerEvent[] events =
        [
            new StageStarted("guard input"),
            new Escalated("acs", "Time-critical chest pain: ECG within 10 minutes.", Recorded: true),
            new Notice("task", "Taken as diagnosis support."),
            new RankingFound(Ranking),
            new SentenceReleased("**Dangerous causes**\n", false, []),
            new SentenceReleased("- Acute coronary syndrome leads: chest pain with hypotension is a reason to act before the first troponin is back [2].\n", false, []),
            new SentenceWithheld(["number_unsupported: 40 mg"]),
            new SentenceReleased("- Aspirin is given unless contraindicated.\n", true, ["citation_missing"]),
            new Notice("length", "The model stopped at its token limit; the answer may be incomplete."),
        ];
        foreach (var answerEvent in events)
            yield return answerEvent;
        yield return new Completed(Whole(events));
    }

    private static Answer Whole(IEnumerable<AnswerEvent> events) => new()
    {
        QuestionId = "1",
        Outcome = Outcome.Escalated,
        Decision = new GuardDecision { Decision = Decision.Escalate },
        Task = ClinicalTask.Diagnosis,
        Text = Orchestration.Delivering.AnswerText.Of(events),
        Evidence =
        [
            new Evidence { Id = "1", Kind = EvidenceKind.Finding, Text = "Present: Chest pain; Hypotension.", Origin = Origin.Question },
            new Evidence { Id = "2", Kind = EvidenceKind.Ranking, Text = "Acute coronary syndrome: rank 1, must not be missed.", Origin = Origin.Derived, Source = Review },
        ],
        Differential = Ranking,
        Withheld = [new SentenceVerdict("", SentenceStatus.Withheld, ["number_unsupported: 40 mg"]), new SentenceVerdict("- Aspirin is given unless contraindicated.", SentenceStatus.Marked, ["citation_missing"])],
        Provider = "local",
        Versions = new Versions("0.1.0", "1.0.0", new Dictionary<string, string> { ["embedded"] = "abc" }) { Model = "llama3.2" },
        TokenUse = new TokenUse(812, 95, 0.0031m),
        Trace = [new TraceStep("guard output", TimeSpan.FromMilliseconds(1234), "done")],
    };

    private static RankedCondition Ranked(int rank, string name, double score, bool dangerous, string? evidence, params (string Finding, FindingStatus Status, double Ratio)[] basis) => new()
    {
        Rank = rank,
        Id = name,
        Name = name,
        Score = score,
        MustNotMiss = dangerous,
        EvidenceId = evidence,
        Basis = [.. basis.Select(one => new RankingBasis(one.Finding, one.Finding, one.Status, one.Ratio, Origin.Published))],
    };
}
