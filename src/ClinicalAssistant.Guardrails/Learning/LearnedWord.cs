namespace ClinicalAssistant.Guardrails;

/// <summary>One word as the classifier reads it.</summary>
/// <param name="LetterStart">Where its folded letters begin in the shared buffer.</param>
/// <param name="LetterCount">How many there are.</param>
/// <param name="Hash">Hash of its letters.</param>
/// <param name="Sentence">Number of its sentence, from 0.</param>
/// <param name="Classes">Its classes of meaning, a bit each.</param>
/// <param name="Number">Of a number its size, see <see cref="NumberSize"/>; -1 for a word.</param>
internal readonly record struct LearnedWord(int LetterStart, int LetterCount, uint Hash, int Sentence, ulong Classes, int Number);
