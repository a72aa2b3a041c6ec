using System.Text.Json;
using System.Text.RegularExpressions;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Figures on the held-out lines (<c>evals/cases/guard-*.jsonl</c>) mean nothing once they are trained on.</summary>
public sealed partial class HeldOutLinesTests
{
    private const double Alike = 0.7;

    [Fact]
    public void No_line_that_is_learned_shares_seven_tenths_of_its_words_with_a_held_out_line()
    {
        var heldOut = Directory.GetFiles(Repository.Path("evals", "cases"), "guard-*.jsonl").SelectMany(File.ReadLines).Select(Words).ToArray();
        Assert.True(heldOut.Length >= 400);
        var places = heldOut.Index().SelectMany(h => h.Item.Select(word => (word, h.Index))).ToLookup(p => p.word, p => p.Index);
        var learned = Directory.GetFiles(Repository.Path("guardrails", "training"), "*.jsonl", SearchOption.AllDirectories).SelectMany(File.ReadLines).Where(line => line.Length > 2);
        Assert.Empty(learned.Where(line => IsAlike(Words(line))).Take(5));

        bool IsAlike(HashSet<string> words) =>
            words.SelectMany(word => places[word]).CountBy(h => h).Any(shared => shared.Value >= Alike * (words.Count + heldOut[shared.Key].Count - shared.Value));
    }

    private static HashSet<string> Words(string json)
    {
        var line = JsonDocument.Parse(json).RootElement;
        var text = ((string[])["text", "prompt", "request"]).Where(name => line.TryGetProperty(name, out _)).Select(name => line.GetProperty(name).GetString()!).First();
        return [.. Word().Matches(text.ToLowerInvariant()).Select(m => m.Value)];
    }

    [GeneratedRegex(@"[\p{L}\p{N}']+")]
    private static partial Regex Word();
}
