using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Models;

namespace ClinicalAssistant.Evals;

/// <summary>One call of a provider that is asked without the pipeline: identifiers go out as placeholders where it may only see de-identified text, and are put back on return.</summary>
/// <param name="provider">The provider.</param>
/// <param name="deidentifier">Finds the identifiers; read at first need.</param>
internal sealed class ProviderShield(ModelProvider provider, Func<Deidentifier> deidentifier)
{
    private readonly PlaceholderMap? _map = provider.EffectivePatientText == PatientText.Deidentified ? new PlaceholderMap() : null;

    public string Replace(string text) => _map is null ? text : deidentifier().Replace(text, _map);

    public string Restore(string text) => _map?.Restore(text) ?? text;
}
