using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.Orchestration.Guarding;

/// <summary>What the output guard asks of other engines: doses, conflicts, and people that an answer may not name. The same for the pipeline and for <c>verify</c>.</summary>
public sealed class AnswerChecks
{
    private readonly Deidentifier _deidentifier;
    private readonly MedicationGuard _medications;

    internal AnswerChecks(Deidentifier deidentifier, MedicationGuard medications) => (_deidentifier, _medications) = (deidentifier, medications);

    /// <summary>The context with the engines' checks in it.</summary>
    /// <param name="context">What the answer is checked against.</param>
    /// <param name="history">Earlier turns, whose names an answer may repeat.</param>
    public OutputContext Over(OutputContext context, IReadOnlyList<Turn> history)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context with
        {
            DoseLimits = _medications.DoseLimits,
            MedicationConflicts = _medications.Conflicts,
            ForeignIdentifiers = ForeignIdentifiers.Of(_deidentifier, () => ForeignIdentifiers.Texts(context.Question, history, context.Patient, context.Evidence)),
        };
    }
}
