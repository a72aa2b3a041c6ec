using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A compiled rule with what its policy says of it.</summary>
internal sealed record PolicyRule(CompiledRule Rule, Decision? Outcome, Audience? Audience, double Score, bool NeedsPresence)
{
    public bool AppliesTo(Audience audience) => Audience is null || Audience == audience;
}
