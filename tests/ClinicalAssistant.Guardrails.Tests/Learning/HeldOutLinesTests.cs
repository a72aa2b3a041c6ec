using System.Text.Json;
using System.Text.RegularExpressions;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Figures on the held-out lines (<c>evals/cases/guard-*.jsonl</c> and those of the input guard in <c>held-out</c>) mean nothing once they are trained on.</summary>
public sealed partial class HeldOutLinesTests
{
    private const double Alike = 0.7;

    [Fact]
    public void No_line_that_is_learned_shares_seven_tenths_of_its_words_with_a_held_out_line()
    {
        string[] kinds = ["guard-*", "held-out/clinwork*", "held-out/escalation*", "held-out/injection*", "held-out/safe-or-not*"];
        var heldOut = kinds.SelectMany(kind => Directory.GetFiles(Repository.Path("evals", "cases"), kind + ".jsonl")).SelectMany(File.ReadLines).Select(Words).ToArray();
        Assert.True(heldOut.Length >= 1700);
        var places = heldOut.Index().SelectMany(h => h.Item.Select(word => (word, h.Index))).ToLookup(p => p.word, p => p.Index);
        string[] folders = ["training", "training-encoder"];
        var learned = folders.SelectMany(folder => Directory.GetFiles(Repository.Path("guardrails", folder), "*.jsonl", SearchOption.AllDirectories)).SelectMany(File.ReadLines).Where(line => line.Length > 2);
        Assert.Empty(learned.Where(line => IsAlike(Words(line))).Take(5));

        bool IsAlike(HashSet<string> words) =>
            words.SelectMany(word => places[word]).CountBy(h => h).Any(shared => shared.Value >= Alike * (words.Count + heldOut[shared.Key].Count - shared.Value));
    }

    private static HashSet<string> Words(string json)
    {
        var line = JsonDocument.Parse(json).RootElement;
        var text = ((string[])["text", "prompt", "request"]).Where(name => line.TryGetProperty(name, out _)).Select(name => line.GetProperty(name).GetString()!).First();

        string[] words = [.. Word().Matches(text.ToLowerInvariant()).Select(m => m.Value)];

        // A text that is spelt out shares its letters with every other.
        return words.Count(word => word.Length == 1) > words.Length / 2 ? [] : [.. words];
    }

    [GeneratedRegex(@"[\p{L}\p{N}']+")]
    private static partial Regex Word();
}
