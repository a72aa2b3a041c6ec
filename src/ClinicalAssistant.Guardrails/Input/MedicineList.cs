using System.Collections.Frozen;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Tells a bare list of medicines ("dofetilide, pimozide", "ramipril 5 mg od, digoxin 125 mcg od") from a message. It instructs no program and tells of no event, and the learned
/// layer, which reads messages, guesses at it: the medication engine judges what is in it. Safe for concurrent use.
/// </summary>
public sealed class MedicineList
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    private MedicineList(IEnumerable<string> words) => _words = words.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the names of <c>deidentification/drugs.txt</c> and the words of <c>lexicon/list-words.txt</c>.</summary>
    /// <param name="guardrails">The guardrails folder.</param>
    /// <exception cref="WrongInputException">One of them is missing: names it and the remedy.</exception>
    public static MedicineList Load(string guardrails)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(guardrails);
        return new MedicineList([.. Words(Path.Combine(guardrails, "deidentification", "drugs.txt")), .. Words(Path.Combine(guardrails, "lexicon", "list-words.txt"))]);
    }

    /// <summary>Whether the text holds nothing but names, amounts and the words between them.</summary>
    internal bool Is(Tokens text)
    {
        for (var i = 0; i < text.Count; i++)
        {
            var word = text.Word(i);
            if (!char.IsAsciiDigit(word[0]) && !_words.Contains(word))
                return false;
        }

        return true;
    }

    // As tokens are: without apostrophes, and a name of several words in its parts.
    private static IEnumerable<string> Words(string file) => File.Exists(file)
        ? File.ReadLines(file).Where(line => !line.StartsWith('#')).SelectMany(line => line.Replace("'", "", StringComparison.Ordinal).Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries))
        : throw new WrongInputException($"{file} is missing. Put back the one that came with the program.");
}
