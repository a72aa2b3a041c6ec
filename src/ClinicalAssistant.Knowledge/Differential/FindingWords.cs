namespace ClinicalAssistant.Knowledge;

/// <summary>The telling words of a finding.</summary>
/// <param name="Words">Their numbers.</param>
/// <param name="Shares">Of each, the share of the finding's phrases that hold it, 0 to 1.</param>
internal sealed record FindingWords(int[] Words, double[] Shares);
