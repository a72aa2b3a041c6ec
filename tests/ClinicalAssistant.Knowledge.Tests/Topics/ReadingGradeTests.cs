namespace ClinicalAssistant.Knowledge.Tests;

public sealed class ReadingGradeTests
{
    [Theory]
    [InlineData("asthma", 2)]
    [InlineData("medicine", 3)]
    [InlineData("doctor", 2)]
    [InlineData("emergency", 4)]
    [InlineData("diabetes", 4)]
    [InlineData("table", 2)]
    [InlineData("make", 1)]
    [InlineData("makes", 1)]
    [InlineData("needed", 2)]
    [InlineData("the", 1)]
    [InlineData("radio", 3)]
    public void Syllables_are_counted_as_they_are_heard(string word, int heard) => Assert.Equal(heard, Syllables.Of(word));

    [Fact]
    public void The_formulae_are_those_of_their_authors()
    {
        // Ten words, ten syllables, one sentence: 0.39 * 10 + 11.8 * 1 - 15.59.
        var grade = ReadingGrade.Of(["You can sit on the old red chair all day."], []);

        Assert.Equal(0.11, grade.FleschKincaid, 2);
        Assert.Equal(3.1291, grade.Smog, 4);
    }

    [Fact]
    public void Names_are_left_out_and_long_words_are_listed()
    {
        Assert.Equal(["medicine"], ReadingGrade.Of(["Take the medicine metformin."], ["Metformin"]).LongWords);
        Assert.True(ReadingGrade.Of(["Take the medicine metformin."], ["metformin", "medicine"]).Smog < 4);
    }
}
