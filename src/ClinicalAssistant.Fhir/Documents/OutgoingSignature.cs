namespace ClinicalAssistant.Fhir;

/// <summary>Who signed a document.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Role">The person's role.</param>
/// <param name="At">When.</param>
public sealed record OutgoingSignature(string Name, string Role, DateTimeOffset At);
