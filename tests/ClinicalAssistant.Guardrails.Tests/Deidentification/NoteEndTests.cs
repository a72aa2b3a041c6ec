using FsCheck.Xunit;

namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

/// <summary>A note may begin and end anywhere, and hold any mark. The seed is fixed, so that a build says the same twice; change it to look further.</summary>
[Properties(Replay = "(20261130,17)")]
public sealed class NoteEndTests
{
    [Theory]
    [InlineData("She was seen by the Dental Service")]
    [InlineData("Referred to the Pain Clinic")]
    [InlineData("Letter from the University")]
    [InlineData("Hospital")]
    [InlineData("Discussed with Trust")]
    [InlineData("- Service")]
    [InlineData("Seen by Burns,")]
    [InlineData("Rose,")]
    [InlineData("Lives at 12 Elm Street, Otley, Co")]
    [InlineData(", so 92 now")]
    public void A_text_may_begin_or_end_within_a_phrase(string text) => IsRead(text);

    [Property(MaxTest = 400)]
    public void A_note_cut_anywhere_is_read(ushort note, ushort at, bool atWord)
    {
        var text = AnnotatedNotes.All[note % AnnotatedNotes.All.Length].Text;
        var end = at % (text.Length + 1);
        if (atWord && text.LastIndexOfAny([' ', '\n'], Math.Max(end - 1, 0)) is > 0 and var word)
            end = word;
        IsRead(text[..end]);
    }

    [Theory]
    [InlineData("\ud83d\ude00")]
    [InlineData("'s")]
    [InlineData("\u2019s")]
    [InlineData(" \u00df\u00df\u00df\u00df\u00df\u00df\u00df\u00df\u00df\u00df\u00df\u00df\u00df\u00df\u00df\u00df\u00df\u00df\u00df\u00df")]
    public void Marks_and_long_words_behind_a_name_that_begins_others_fit(string piece)
    {
        var rest = string.Concat(Enumerable.Repeat(piece, 200));
        foreach (var start in (string[])["St John", "New York", "Mount Sinai", "Austin Flint"])
            IsRead(start + rest);
    }

    private static void IsRead(string text)
    {
        var map = new PlaceholderMap();
        Assert.Equal(text, map.Restore(Deidentifying.Shipped.Replace(text, map)));
    }
}
