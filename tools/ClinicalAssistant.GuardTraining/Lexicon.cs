using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.GuardTraining;

/// <summary>Reads the lexicon: class of meaning to words, phrases of two words, and beginnings with <c>*</c>.</summary>
internal static class Lexicon
{
    private const int MostClasses = 64;

    public static WordClasses Read(string file)
    {
        try
        {
            var classes = JsonDocument.Parse(File.ReadAllText(file)).RootElement.EnumerateObject().ToArray();
            if (classes.Length > MostClasses)
                throw new WrongInputException($"{file}: more than {MostClasses} classes. Join some.");
            var entries = classes.SelectMany((c, number) => c.Value.EnumerateArray().Select(word => (number, word.GetString()!))).ToArray();
            foreach (var (_, entry) in entries)
            {
                if (entry.Split(' ').Length > 2 || entry.Any(letter => letter is not (' ' or '*' or (>= 'a' and <= 'z'))))
                    throw new WrongInputException($"{file}: '{entry}' must be one or two words of lower-case letters, a single one with * at its end for every ending.");
            }

            return WordClasses.Compile(entries);
        }
        catch (Exception wrong) when (wrong is IOException or JsonException or InvalidOperationException)
        {
            throw new WrongInputException($"{file} cannot be read as an object of word lists. Restore it.", wrong);
        }
    }
}
