using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Orchestration.Grounding;

namespace ClinicalAssistant.Orchestration.Tasks.Diagnosis;

/// <summary>What a diagnosis answer may not leave out: red flags present, and the must-not-miss conditions near the top.</summary>
internal static class DiagnosisMustMention
{
    private const int NearTheTop = 5;

    public static IEnumerable<MustMention> Of(Consultation consultation)
    {
        if (consultation.Differential is not { } differential)
            yield break;
        foreach (var flag in differential.RedFlags)
        {
            yield return new MustMention
            {
                Terms = [flag.Finding],
                Text = $"Red flag present: {flag.Finding}. {flag.Why}",
                Why = "red_flag_present",
                EvidenceId = consultation.Evidence.IdOf(Evidencing.FlagSubject(flag)),
            };
        }

        foreach (var condition in Evidencing.Dangerous(differential, consultation.Findings).Where(condition => condition.Rank <= NearTheTop))
        {
            yield return new MustMention
            {
                Terms = [condition.Name, .. condition.Synonyms],
                Text = $"Must not be missed: {condition.Name}.",
                Why = "must_not_miss",
                EvidenceId = condition.EvidenceId,
            };
        }
    }
}
