using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// How hard a text is to read, in US school grades: Flesch-Kincaid (Kincaid et al. 1975: 0.39 words per sentence + 11.8 syllables per word - 15.59) and SMOG (McLaughlin 1969:
/// 3.1291 + 1.0430 times the root of words of three syllables or more per 30 sentences).
/// </summary>
/// <param name="FleschKincaid">The grade by Flesch-Kincaid.</param>
/// <param name="Smog">The grade by SMOG.</param>
/// <param name="LongWords">Words of three syllables or more, once each, in alphabetical order.</param>
public sealed record ReadingGrade(double FleschKincaid, double Smog, IReadOnlyList<string> LongWords)
{
    /// <summary>The highest grade by Flesch-Kincaid for what patients get.</summary>
    public const double MostFleschKincaid = 6.0;

    /// <summary>The highest grade by SMOG.</summary>
    public const double MostSmog = 8.0;

    private const int LongSyllables = 3;

    /// <summary>Whether both grades are low enough for patients.</summary>
    public bool IsPlain => FleschKincaid <= MostFleschKincaid && Smog <= MostSmog;

    /// <summary>The grade of a text; null where it holds no words.</summary>
    /// <param name="text">The text; a list item and a heading count as a sentence each.</param>
    /// <param name="notCounted">Names that are left out, word by word, whatever their case.</param>
    public static ReadingGrade? Of(string text, IEnumerable<string> notCounted)
    {
        List<string> sentences = [.. SentenceReader.Split(text).Select(span => text[span.Start..span.End]).Where(sentence => Words(sentence).Any())];
        return sentences.Count == 0 ? null : Of(sentences, notCounted);
    }

    /// <summary>The grade of sentences.</summary>
    /// <param name="sentences">The sentences, one each.</param>
    /// <param name="notCounted">Names that are left out, word by word, whatever their case.</param>
    public static ReadingGrade Of(IEnumerable<string> sentences, IEnumerable<string> notCounted)
    {
        var names = notCounted.SelectMany(Words).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (count, words, syllables, longs) = (0, 0, 0, new List<string>());
        foreach (var sentence in sentences)
        {
            count++;
            foreach (var word in Words(sentence).Where(word => !names.Contains(word)))
            {
                var heard = Syllables.Of(word);
                words++;
                syllables += heard;
                if (heard >= LongSyllables)
                    longs.Add(word.ToLowerInvariant());
            }
        }

        return words == 0
            ? new ReadingGrade(0, 0, [])
            : new ReadingGrade((0.39 * words / count) + (11.8 * syllables / words) - 15.59, (1.0430 * Math.Sqrt(longs.Count * 30.0 / count)) + 3.1291, [.. longs.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Words of Latin letters; an apostrophe within is part of one, numbers are none.</summary>
    private static IEnumerable<string> Words(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && (char.IsLetter(text[at]) || (at > start && text[at] is '\'' or '’')))
                at++;
            if (at > start)
                yield return text[start..at];
            else
                at++;
        }
    }
}
