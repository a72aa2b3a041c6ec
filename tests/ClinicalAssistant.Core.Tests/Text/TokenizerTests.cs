using ClinicalAssistant.Core;

namespace ClinicalAssistant.Core.Tests;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("58M c/o CP x40min", "58|M|c|/|o|CP|x|40|min")]
    [InlineData("BP 84/50, T 39.2.", "BP|84|/|50|,|T|39.2|.")]
    [InlineData("SpO2 88% WBC 16,000/mm3", "SpO2|88|%|WBC|16,000|/|mm3")]
    [InlineData("doesn't short-of-breath", "doesn't|short|-|of|-|breath")]
    [InlineData("Ménière 😀", "Ménière|😀")]
    public void Cuts_clinical_shorthand_where_a_clinician_would(string text, string expected)
    {
        var words = Tokenizer.Read(text).Select(token => token.In(text).ToString());

        Assert.Equal(expected, string.Join('|', words));
    }

    [Fact]
    public void Offsets_cover_the_text_in_order_without_overlap()
    {
        const string text = "a\r\nb\u0000c 1,234.5,6 \ud800x";
        var tokens = Tokenizer.Read(text);

        Assert.All(tokens.Zip(tokens.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        Assert.Equal(["1,234.5", "6"], tokens.Where(token => token.Kind == TokenKind.Number).Select(token => token.In(text).ToString()));
    }
}
