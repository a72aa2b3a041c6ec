namespace ClinicalAssistant.Core;

/// <summary>Who answers for a document.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Role">Their role.</param>
/// <param name="At">When.</param>
public sealed record DocumentSignature(string Name, string Role, DateTimeOffset At) : PatientWords;
