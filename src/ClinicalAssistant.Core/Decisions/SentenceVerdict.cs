namespace ClinicalAssistant.Core;

/// <summary>The output guard's verdict on one sentence.</summary>
/// <param name="Text">The sentence with the white space around it.</param>
/// <param name="Status">What becomes of it.</param>
/// <param name="Reasons">Why, as short codes with words (<c>number_unsupported: 40 mg</c>).</param>
public sealed record SentenceVerdict(string Text, SentenceStatus Status, IReadOnlyList<string> Reasons) : PatientWords;
