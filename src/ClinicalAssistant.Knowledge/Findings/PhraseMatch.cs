namespace ClinicalAssistant.Knowledge;

/// <summary>Wording of a finding at a place in a text.</summary>
/// <param name="Finding">Number of the finding.</param>
/// <param name="First">First token.</param>
/// <param name="End">Token after the last.</param>
/// <param name="Words">Words of the phrase that were matched.</param>
/// <param name="Joined">Whether words of a neighbour in a pair stand between ("leg [pain and] swelling").</param>
internal readonly record struct PhraseMatch(int Finding, int First, int End, int Words, bool Joined);
