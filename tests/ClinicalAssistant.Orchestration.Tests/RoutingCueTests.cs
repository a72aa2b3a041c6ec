using ClinicalAssistant.Orchestration.Routing;

namespace ClinicalAssistant.Orchestration.Tests;

public sealed class RoutingCueTests
{
    [Fact]
    public void A_pattern_that_backtracks_without_end_still_says_what_the_text_holds()
    {
        var cue = new RoutingCue("(a+)+b|c$", 1);
        Assert.True(cue.Matches(new string('a', 60) + "c"));
        Assert.False(cue.Matches(new string('a', 60) + "d"));
    }

    [Theory]
    [InlineData("refer(?=ral)")]
    [InlineData("(?<!no )rash")]
    [InlineData(@"(\w+) \1")]
    public void A_pattern_that_cannot_be_matched_in_linear_time_is_refused(string pattern) => Assert.Throws<ArgumentException>(() => new RoutingCue(pattern, 1));
}
