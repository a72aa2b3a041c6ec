using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Evals;

/// <summary>Judges an answer by the assertions of its case.</summary>
internal static class CaseGrader
{
    public static async Task<ResultRow> GradeAsync(ResultRow row, CaseRun run, Trial trial, CancellationToken cancellationToken)
    {
        row = Shown(row with
        {
            Question = run.Case.Question,
            Answer = run.Text,
            Provider = run.Provider,
            Milliseconds = Math.Round(run.Elapsed.TotalMilliseconds, 1),
            InputTokens = run.Use?.Input,
            OutputTokens = run.Use?.Output,
            Cost = run.Cost,
        }, run.Record);
        // The pipeline takes it for a provider that is down and goes on without it.
        if (CaseContext.Current?.CassetteFault is { } cassette)
            return row with { Error = new FaultRow("no_cassette", cassette) };
        if (run.Record is { } record && trial.Suite.Mode == SuiteMode.Pipeline && NoVerdict(run, record, trial.Variant.Provider) is { } fault)
            return row with { Error = fault };
        var assertions = new List<AssertionRow>(run.Case.Assertions.Count);
        double weight = 0, held = 0;
        var broken = false;
        foreach (var assertion in run.Case.Assertions)
        {
            var verdict = await assertion.Judge(run, cancellationToken).ConfigureAwait(false);
            assertions.Add(new AssertionRow(assertion.Name, verdict.Passed, verdict.Passed ? null : verdict.Detail) { Undecided = verdict.Undecided ? true : null, Score = verdict.Score });
            weight += assertion.Weight;
            held += assertion.Weight * verdict.Value;
            broken |= !verdict.Passed && !verdict.Undecided && assertion.Weight > 0;
        }

        var score = weight > 0 ? held / weight : 1;
        row = row with { Assertions = assertions, Score = Math.Round(score, 6) };
        if (run.Case.Threshold is { } threshold ? score >= threshold - 1e-9 : !broken && assertions.TrueForAll(assertion => assertion.Undecided is null))
            return row with { Status = CaseStatus.Passed };
        // What failed has failed whatever a judge would have said; else the missing verdict decides.
        var undecided = assertions.FirstOrDefault(assertion => assertion.Undecided is true);
        return (broken && run.Case.Threshold is null) || undecided is null
            ? row with { Status = CaseStatus.Failed }
            : row with { Error = new FaultRow("no_verdict", $"'{undecided.Name}' has no verdict: {undecided.Detail}") };
    }

    private static ResultRow Shown(ResultRow row, Answer? answer) => answer is null ? row : row with
    {
        Outcome = Words.Lower(answer.Outcome),
        Decision = Words.Lower(answer.Decision.Decision),
        Category = answer.Decision.Category,
        Task = answer.Task,
        Trace = [.. answer.Trace.Select(step => new TraceRow(step.Stage, Math.Round(step.Elapsed.TotalMilliseconds, 2), step.Detail))],
        Evidence = answer.Evidence.Count == 0 ? null : [.. answer.Evidence.Select(evidence => $"[{evidence.Id}] {Words.Lower(evidence.Kind)}: {Short(evidence.Text)}{(evidence.Source is { } source ? $" ({source.Publisher}, {source.Title})" : "")}")],
        Withheld = answer.Withheld.Count == 0 ? null : [.. answer.Withheld.Select(held => $"{Words.Lower(held.Status)}: {string.Join(", ", held.Reasons)}")],
        Notices = answer.Notices.Count == 0 ? null : [.. answer.Notices.Select(notice => notice.Code).Distinct()],
    };

    private static string Short(string text) => text.Length <= 160 ? text : text[..157] + "…";

    /// <summary>A provider that did not answer is an error of the run and says nothing about its answers.</summary>
    private static FaultRow? NoVerdict(CaseRun run, Answer answer, string provider)
    {
        if (answer.Outcome == Outcome.Failed && !run.Case.ExpectsFailure)
            return new FaultRow("answer_failed", "The answer broke off: " + Notices(answer, "stage_failed", "cut", "record_unavailable"));
        return answer.Notices.Any(notice => notice.Code is "provider_skipped" or "patient_text_not_allowed")
            ? new FaultRow("provider_skipped", $"'{provider}' did not write this answer: " + Notices(answer, "provider_skipped", "patient_text_not_allowed"))
            : null;
    }

    private static string Notices(Answer answer, params string[] codes) =>
        string.Join(" ", answer.Notices.Where(notice => codes.Contains(notice.Code)).Select(notice => notice.Text));
}
