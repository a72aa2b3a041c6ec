using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

public sealed class WordPiecesTests
{
    private static readonly string[] Known = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "chest", "pain", "cardio", "##my", "##opathy", "##o", "40", "##mg", ".", "naive", "心"];
    private static readonly WordPieces Pieces = new(Known);

    [Theory]
    [InlineData("Chest pain.", "chest pain .")]
    [InlineData("cardiomyopathy", "cardio ##my ##opathy")]
    [InlineData("40mg", "40 ##mg")]
    [InlineData("naïve", "naive")]
    [InlineData("chest\u200Bpain chest", "[UNK] chest")]
    [InlineData("心pain", "心 pain")]
    [InlineData("cardiozzz pain", "[UNK] pain")]
    [InlineData("", "")]
    [InlineData(" \t\n", "")]
    public void A_text_is_cut_into_the_longest_known_pieces(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Pieces.Of(text).Select(piece => Known[piece])));

    [Fact]
    public void A_word_too_long_to_be_one_is_unknown() => Assert.Equal([1, 5], Pieces.Of(new string('a', 5000) + " pain"));

    [Fact]
    public void Pieces_without_marks_are_refused() => Assert.Contains("[SEP]", Assert.Throws<WrongInputException>(() => new WordPieces(["[UNK]", "[CLS]", "a"])).Message, StringComparison.Ordinal);
}
