namespace ClinicalAssistant.Core;

/// <summary>A present emergency or crisis.</summary>
/// <param name="Kind">Its kind as the policy names it (stroke, anaphylaxis, suicidal_intent …).</param>
/// <param name="Notice">The static notice that is shown first, whatever else fails.</param>
public sealed record Emergency(string Kind, string Notice);
