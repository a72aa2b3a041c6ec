namespace ClinicalAssistant.Core;

/// <summary>One earlier message of a conversation.</summary>
/// <param name="Speaker">Whose words they are.</param>
/// <param name="Text">The words.</param>
public sealed record Turn(Speaker Speaker, string Text) : PatientWords;
