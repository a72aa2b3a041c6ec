namespace ClinicalAssistant.Guardrails;

/// <summary>One word of a text.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="LetterStart">Where its folded letters begin in the shared buffer.</param>
/// <param name="LetterCount">How many there are.</param>
/// <param name="Sentence">Number of its sentence, from 0.</param>
/// <param name="Quoted">Whether it stands in quotation marks.</param>
internal readonly record struct Token(int Start, int End, int LetterStart, int LetterCount, int Sentence, bool Quoted);
