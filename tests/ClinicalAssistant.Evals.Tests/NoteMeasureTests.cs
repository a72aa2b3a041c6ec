namespace ClinicalAssistant.Evals.Tests;

public sealed class NoteMeasureTests
{
    [Fact]
    public void Rouge_is_F1_of_shared_words_pairs_and_the_longest_common_subsequence()
    {
        // "the cat sat" against "the cat was here": 2 shared words of 3 and 4, 1 shared pair of 2 and 3, subsequence of 2.
        Assert.Equal(4d / 7, Rouge.N("The cat sat.", "the cat was here", 1), 10);
        Assert.Equal(2d / 5, Rouge.N("The cat sat.", "the cat was here", 2), 10);
        Assert.Equal(4d / 7, Rouge.L("The cat sat.", "the cat was here"), 10);
        Assert.Equal(0, Rouge.N("", "the cat", 1));
    }

    [Theory]
    [InlineData("one thirty eight over ninety", 138)]
    [InlineData("two point five milligrams", 2.5)]
    [InlineData("nineteen ninety eight", 1998)]
    [InlineData("three hundred and ten", 310)]
    [InlineData("1,200 mL", 1200)]
    [InlineData("a hundred and one point two", 101.2)]
    public void A_number_said_in_words_counts_as_stated(string text, decimal value) => Assert.Contains(value, StatedNumbers.In(text));

    [Fact]
    public void A_number_nobody_said_does_not() => Assert.DoesNotContain(40m, StatedNumbers.In("ten or twenty milligrams"));
}
