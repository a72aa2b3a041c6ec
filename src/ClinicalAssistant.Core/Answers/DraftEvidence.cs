namespace ClinicalAssistant.Core;

/// <summary>Evidence that came up while a draft was written.</summary>
/// <param name="Offset">How much of the text stood before it, in UTF-16 code units.</param>
/// <param name="Evidence">The evidence.</param>
public sealed record DraftEvidence(int Offset, Evidence Evidence) : PatientWords;
