namespace ClinicalAssistant.Knowledge;

/// <summary>What one finding of the patient adds to one condition's log score.</summary>
/// <param name="Finding">The patient's finding.</param>
/// <param name="Observed">Observed, or excluded.</param>
/// <param name="Log">Natural logarithm of the likelihood ratio applied.</param>
/// <param name="Fact">The fact it rests on, or null where the condition does not explain the finding.</param>
internal readonly record struct Contribution(int Finding, bool Observed, double Log, Fact? Fact);
