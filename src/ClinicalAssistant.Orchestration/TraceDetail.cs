using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration;

/// <summary>What a stage decided, in codes and counts, for the trace. No patient or user text.</summary>
internal static class TraceDetail
{
    public static string Of(string stage, Consultation consultation, IReadOnlyList<AnswerEvent> told) => stage switch
    {
        StageNames.GuardInput => string.Create(CultureInfo.InvariantCulture,
            $"{consultation.Decision.Decision.ToString().ToLowerInvariant()} ({consultation.Decision.Category}), score {consultation.Decision.Score:0.00}, rules {Joined(consultation.Decision.Rules)}{(consultation.Decision.Injection ? ", injection reported" : "")}"),
        StageNames.Route => consultation.Task?.Name ?? "none",
        StageNames.Ground => string.Create(CultureInfo.InvariantCulture,
            $"{consultation.Findings.All.Count} findings, {consultation.Differential?.Ranking.Count ?? 0} conditions ranked, {consultation.Evidence.All.Count} pieces of evidence"),
        StageNames.Generate => consultation.Task is null ? "nothing to generate" : "text opened",
        StageNames.GuardOutput => string.Create(CultureInfo.InvariantCulture,
            $"by {consultation.Provider}; {told.OfType<SentenceReleased>().Count()} sentences released, {told.OfType<SentenceReleased>().Count(s => s.Marked)} of them marked, {told.OfType<SentenceWithheld>().Count()} withheld"),
        _ => "done",
    };

    private static string Joined(IReadOnlyList<string> rules) => rules.Count == 0 ? "none" : string.Join(", ", rules);
}
