namespace ClinicalAssistant.Guardrails.Tests;

public sealed class GroupEntriesTests
{
    [Fact]
    public void Every_entry_of_which_the_text_holds_a_group_is_found_once_and_in_order()
    {
        var entries = new GroupEntries([[4, 2], [9], [2], [0, 4], [7, 7]]);
        Assert.Equal([0, 2, 3], entries.Of(Hits(2, 4, 4)));
        Assert.Equal([4], entries.Of(Hits(7)));
        Assert.Empty(entries.Of(Hits(1, 11)));
        Assert.Empty(new GroupEntries([]).Of(Hits(1)));
    }

    private static TermHits Hits(params int[] groups) => new(12, Tokens.Read("one two three"), [.. groups.Select((group, place) => (group, new TermHits.Hit(place, place + 1)))]);
}
