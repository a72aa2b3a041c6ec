using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Evals;

/// <summary>Judges an answer by the assertions of its case.</summary>
internal static class CaseGrader
{
    public static ResultRow Grade(ResultRow row, CaseRun run, string provider)
    {
        var answer = run.Answer;
        row = row with
        {
            Answer = answer.Text,
            Outcome = Words.Lower(answer.Outcome),
            Decision = Words.Lower(answer.Decision.Decision),
            Category = answer.Decision.Category,
            Task = answer.Task,
            Provider = answer.Provider,
        };
        if (NoVerdict(run, provider) is { } fault)
            return row with { Error = fault };
        var assertions = run.Case.Assertions.Select(assertion => Judge(assertion, run)).ToList();
        return row with { Status = assertions.TrueForAll(assertion => assertion.Passed) ? CaseStatus.Passed : CaseStatus.Failed, Assertions = assertions };
    }

    /// <summary>A provider that did not answer is an error of the run and says nothing about its answers.</summary>
    private static FaultRow? NoVerdict(CaseRun run, string provider)
    {
        var answer = run.Answer;
        if (answer.Outcome == Outcome.Failed && !run.Case.ExpectsFailure)
            return new FaultRow("answer_failed", "The answer broke off: " + Notices(answer, "stage_failed", "cut", "record_unavailable"));
        return answer.Notices.Any(notice => notice.Code is "provider_skipped" or "patient_text_not_allowed")
            ? new FaultRow("provider_skipped", $"'{provider}' did not write this answer: " + Notices(answer, "provider_skipped", "patient_text_not_allowed"))
            : null;
    }

    private static string Notices(Answer answer, params string[] codes) =>
        string.Join(" ", answer.Notices.Where(notice => codes.Contains(notice.Code)).Select(notice => notice.Text));

    private static AssertionRow Judge(Assertion assertion, CaseRun run)
    {
        var verdict = assertion.Check(run);
        return new AssertionRow(assertion.Name, verdict.Passed, verdict.Passed ? null : verdict.Detail);
    }
}
