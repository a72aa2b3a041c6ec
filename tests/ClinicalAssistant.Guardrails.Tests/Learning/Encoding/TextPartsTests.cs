using FsCheck.Xunit;

namespace ClinicalAssistant.Guardrails.Tests;

public sealed class TextPartsTests
{
    private const int Most = 126;

    [Fact]
    public void Parts_end_with_sentences_where_there_are_any()
    {
        var text = string.Concat(Enumerable.Repeat("The wound is dry. She eats and drinks well! ", 40));
        Assert.All(TextParts.Of(text, _ => true).SkipLast(1), part => Assert.True(part.TrimEnd()[^1] is '.' or '!', part));
    }

    [Fact]
    public void A_part_that_does_not_fit_is_halved_until_it_does()
    {
        var text = new string('心', 5000);
        var parts = TextParts.Of(text, part => part.Length <= Most).ToArray();
        Assert.Equal(text, string.Concat(parts));
        Assert.All(parts, part => Assert.InRange(part.Length, 1, Most));
    }

    [Property]
    public bool Parts_are_the_whole_text_and_no_character_is_cut_in_two(string? text)
    {
        var whole = string.Concat(Enumerable.Repeat((text ?? "") + "\uD83D\uDE00", 60));
        var parts = TextParts.Of(whole, part => part.Length <= 40).ToArray();
        return string.Concat(parts) == whole && parts.All(part => part.Length > 0 && !(char.IsLowSurrogate(part[0]) && whole.IndexOf(part, StringComparison.Ordinal) is > 0 and var at && char.IsHighSurrogate(whole[at - 1])));
    }
}
