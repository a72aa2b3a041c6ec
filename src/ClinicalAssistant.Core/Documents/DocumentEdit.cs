namespace ClinicalAssistant.Core;

/// <summary>What one person changed in a draft at one time, kept as feedback on the draft.</summary>
/// <param name="By">Who, as the host knows them.</param>
/// <param name="At">When.</param>
/// <param name="Changes">The sentences that differ, in the order of the document.</param>
public sealed record DocumentEdit(string By, DateTimeOffset At, IReadOnlyList<DocumentChange> Changes) : PatientWords;
