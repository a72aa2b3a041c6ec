using ClinicalAssistant.Orchestration.Routing;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Orchestration.Tests;

public sealed class CueFilterTests
{
    private static readonly string[] Words =
    [
        "what", "WHAT", "is", "the", "dose", "of", "warfarin", "Kelvin", "ınr", "naïve", "β-blocker", "58M", "58 yo", "first-line", "first line", "letter", "to", "Dr.", "write", "up", "[doctor]", "[patient]:",
        "\n", "—", "½", "x̂", "studies", "on", "a", "patient's", "safe?", "ok ?", "10 mg bd", "1,5", "how", "long", "should", "summarise", "5\u200Dmg", "\u0661\u0662", "e_gfr", "SOAP", "_note_",
    ];

    [Theory]
    [InlineData(@"\b(what|how) (is|are)\b", "tell me WHAT is it", "whatis", "what  is")]
    [InlineData(@"\b\d{1,3}\s?(m|f)\b", "a 58 M came", "M of men")]
    [InlineData(@"first[- ]line", "First-line", "first, line")]
    [InlineData(@"(is it )?(ok(ay)?|safe)\s*\?", "safe ?", "sage ?")]
    [InlineData(@"\w{2,}(statin|pril)\b", "ramipril", "april")]
    [InlineData(@"[^a-c]xyz", "dxyz", "dyz")]
    [InlineData("[\uffff]xyz", "\uffffxyz", "xyz")]
    [InlineData("[ab\uffff]xyz", "bxyz", "xyz")]
    [InlineData(@"\bPMID\b", "pmid", "pmids")]
    [InlineData(@"(abc)*d+", "ddd", "abc")]
    public void A_cue_that_matches_is_never_left_out(string pattern, params string[] texts)
    {
        var cue = new RoutingCue(pattern, 1);
        var filter = new CueFilter([cue]);
        foreach (var text in texts)
            Assert.True(filter.Read(text)[0] || !cue.Matches(text));
        Assert.True(filter.Read(texts[0])[0]);
    }

    [Theory]
    [InlineData(@"\b(what|how) (is|are)\b", "whatis it")]
    [InlineData(@"\b\d{1,3}\s?(m|f)\b", "no age is given")]
    [InlineData(@"\bwarfarin\b", "unwarfarinised")]
    [InlineData(@"\b(give|take) .{0,60}(aspirin|ibuprofen)\b", "take nothing")]
    public void A_cue_whose_words_are_absent_is_left_out(string pattern, string text) => Assert.False(new CueFilter([new RoutingCue(pattern, 1)]).Read(text)[0]);

    [Theory]
    [InlineData(@"\w+\W*")]
    [InlineData(@"a?b*")]
    [InlineData(@"(?i)word")]
    [InlineData(@"[a-[b]]word")]
    [InlineData(@"\u0041word")]
    public void Of_a_pattern_that_is_not_understood_nothing_is_claimed(string pattern) => Assert.Null(new RoutingCue(pattern, 1).Literals());

    [Fact]
    public void A_letter_that_is_another_case_of_a_plain_one_lets_every_cue_through() => Assert.True(new CueFilter([new RoutingCue("kelvin", 1)]).Read("\u212Aelvin")[0]);

    [Fact]
    public void Every_cue_of_the_prompts_matches_only_where_it_is_let_through()
    {
        var cues = RoutingCues.Load(Path.Combine(Repository.Root, "prompts")).SelectMany(task => task.Cues).ToList();
        var filter = new CueFilter(cues);
        Assert.True(cues.Count(cue => cue.Literals() is not null) > cues.Count * 3 / 4);
        var random = new Random(7);
        int matched = 0, left = 0;
        for (var i = 0; i < 3000; i++)
        {
            var text = string.Join(random.Next(5) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 14)).Select(_ => Words[random.Next(Words.Length)]));
            var can = filter.Read(text);
            for (var c = 0; c < cues.Count; c++)
            {
                var matches = cues[c].Matches(text);
                Assert.True(can[c] || !matches, $"cue {c} of '{text}'");
                matched += matches ? 1 : 0;
                left += can[c] ? 0 : 1;
            }
        }

        Assert.True(matched > 1000, $"{matched} matched");
        Assert.True(left > matched, $"{left} left out");
    }
}
