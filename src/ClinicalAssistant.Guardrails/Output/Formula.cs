namespace ClinicalAssistant.Guardrails;

/// <summary>A formula as a text states it.</summary>
/// <param name="Name">What it gives ("mean arterial pressure").</param>
/// <param name="Term">How it is worked out.</param>
internal sealed record Formula(string Name, FormulaTerm Term);
