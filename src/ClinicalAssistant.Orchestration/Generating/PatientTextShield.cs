using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Models;

namespace ClinicalAssistant.Orchestration.Generating;

/// <summary>
/// Replaces identifiers by placeholders before text goes to a provider that may only see de-identified text, and puts them back on return.
/// The map lives in the consultation alone and is rebuilt from the conversation's turns, which are passed through it in order.
/// </summary>
internal sealed class PatientTextShield(Deidentifier deidentifier)
{
    public Func<string, string> For(Consultation consultation, ModelProvider provider)
    {
        if (provider.EffectivePatientText != PatientText.Deidentified)
        {
            consultation.Restore = static text => text;
            return static text => text;
        }

        return Over(consultation);
    }

    /// <summary>Replaces identifiers whoever reads the text.</summary>
    public Func<string, string> Over(Consultation consultation)
    {
        var map = new PlaceholderMap();
        foreach (var identifier in consultation.Question.Patient?.Identifiers ?? [])
            map.Know(identifier.Type, identifier.Value);
        foreach (var turn in consultation.Question.History)
            deidentifier.Replace(turn.Text, map);
        consultation.Restore = map.Restore;
        return text => deidentifier.Replace(text, map);
    }
}
