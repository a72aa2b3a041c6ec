using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Proves that a simpler wording lost nothing that matters: every number with its unit, every negation, every warning, every follow-up of the source stands in the rewriting beside
/// words of its own sentence, once for each time, and no number is new. A doubt counts as a loss: the last good version then stands.
/// </summary>
public static class Fidelity
{
    private const double SharedWords = 0.34;

    /// <summary>What the rewriting lost or changed, one sentence each; empty where it is true to its source.</summary>
    /// <param name="source">The text that must be kept.</param>
    /// <param name="rewritten">The simpler wording.</param>
    public static IReadOnlyList<string> Losses(string source, string rewritten)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(rewritten);
        return Losses(Read(source), Read(rewritten));
    }

    internal static IReadOnlyList<string> Losses(List<FidelitySentence> before, List<FidelitySentence> after)
    {
        var losses = new List<string>();
        losses.AddRange(LostNumbers(before, after));
        losses.AddRange(NewNumbers(before, after));
        foreach (var kind in FidelityCues.Kinds)
            losses.AddRange(LostCues(kind, before, after));
        return losses;
    }

    private static List<FidelitySentence> Read(string text) =>
        [.. SentenceReader.Split(text).Select(span => text[span.Start..span.End].Trim()).Where(sentence => sentence.Length > 0).Select(FidelitySentence.Of)];

    /// <summary>Each number must stand again in a sentence that is about the same thing.</summary>
    private static IEnumerable<string> LostNumbers(List<FidelitySentence> before, List<FidelitySentence> after)
    {
        var used = new HashSet<(int, int)>();
        foreach (var sentence in before)
        {
            foreach (var number in sentence.Numbers)
            {
                var places = after.SelectMany((other, i) => other.Numbers.Select((found, j) => (Place: (i, j), other, found)))
                    .Where(one => !used.Contains(one.Place) && Same(number, one.found) && sentence.Shares(one.other) > 0)
                    .OrderByDescending(one => sentence.Likeness(one.other)).ToList();
                if (places.Count > 0)
                    used.Add(places[0].Place);
                else
                    yield return $"the number {Shown(number)} is lost, changed, or no longer beside what it belongs to";
            }
        }
    }

    private static IEnumerable<string> NewNumbers(List<FidelitySentence> before, List<FidelitySentence> after) =>
        after.SelectMany(sentence => sentence.Numbers).Where(number => !before.Exists(sentence => sentence.Numbers.Exists(known => Same(known, number)))).Select(number => $"the number {Shown(number)} is new");

    /// <summary>Each cue of a kind must stand again, in a sentence that shares words with its own; one sentence cannot stand for two.</summary>
    private static IEnumerable<string> LostCues(FidelityCues.Kind kind, List<FidelitySentence> before, List<FidelitySentence> after)
    {
        var left = after.ConvertAll(sentence => sentence.Count(kind));
        // The sentences that have the fewest words to be known by choose first.
        foreach (var sentence in before.Where(sentence => sentence.Count(kind) > 0).OrderBy(sentence => sentence.Words.Count))
        {
            for (var times = sentence.Count(kind); times > 0; times--)
            {
                var (best, likeness) = (-1, -1.0);
                for (var i = 0; i < after.Count; i++)
                {
                    if (left[i] > 0 && sentence.Shares(after[i]) >= SharedWords && sentence.Likeness(after[i]) is var alike && alike > likeness)
                        (best, likeness) = (i, alike);
                }

                if (best < 0)
                    yield return $"a {kind.Name} is lost or changed: \"{sentence.Text}\"";
                else
                    left[best]--;
            }
        }
    }

    private static bool Same(TextNumber one, TextNumber other) =>
        one.High == other.High && one.Second == other.Second && (one.Value == other.Value && one.Unit == other.Unit || NumberReader.SameAmount(one.Value, one.Unit, other.Value, other.Unit));

    private static string Shown(TextNumber number) => string.Create(CultureInfo.InvariantCulture, $"{number.Value}{(number.High is { } high ? string.Create(CultureInfo.InvariantCulture, $"-{high}") : "")} {number.Unit}").Trim();
}
