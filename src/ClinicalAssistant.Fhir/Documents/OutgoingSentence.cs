using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir;

/// <summary>A sentence.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Sources">Ids of what it rests on.</param>
/// <param name="IsDoubtful">Whether it is marked as not to be trusted as it stands.</param>
public sealed record OutgoingSentence(string Text, IReadOnlyList<string> Sources, bool IsDoubtful) : PatientWords;
