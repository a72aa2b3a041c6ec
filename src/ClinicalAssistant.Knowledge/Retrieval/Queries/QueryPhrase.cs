namespace ClinicalAssistant.Knowledge;

/// <summary>Words that stand together, or mean together what others do.</summary>
/// <param name="Stems">The stems in their order.</param>
/// <param name="Weight">How much it counts, 1 for a plain one.</param>
/// <param name="Same">Words that mean the same, each as its stems; empty for a mere pair.</param>
internal sealed record QueryPhrase(IReadOnlyList<string> Stems, float Weight, IReadOnlyList<IReadOnlyList<string>> Same) : Core.PatientWords;
