namespace ClinicalAssistant.Knowledge;

/// <summary>A clinician's signature on a record: that this person has read it and stands by it.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Role">The person's role.</param>
/// <param name="Date">The day of the signature.</param>
public sealed record Review(string Name, string Role, DateOnly Date);
