using ClinicalAssistant.Orchestration.Tasks.Documentation;

namespace ClinicalAssistant.Orchestration.Tests.Documentation;

public sealed class SpokenTextTests
{
    [Theory]
    [InlineData("two point five milligrams once a day", "2.5 mg once a day")]
    [InlineData("your blood pressure is one thirty eight over ninety", "your blood pressure is 138/90")]
    [InlineData("for six to eight weeks", "for 6 to 8 weeks")]
    [InlineData("five hundred milligrams", "500 mg")]
    [InlineData("he is sixty two years old", "he is 62 years old")]
    [InlineData("one hundred and two point four", "102.4")]
    [InlineData("in two thousand nine", "in 2009")]
    [InlineData("since nineteen ninety eight", "since 1998")]
    [InlineData("one oh five", "105")]
    [InlineData("about a seven out of ten", "about a 7 out of 10")]
    [InlineData("ejection fraction of forty five percent", "ejection fraction of 45%")]
    public void Spoken_amounts_stand_in_digits(string said, string written) => Assert.Equal(written, SpokenText.Tidy(said));

    [Theory]
    [InlineData("one twenty five micrograms")]
    [InlineData("take one twenty milligram tablet")]
    public void A_wording_that_can_mean_two_amounts_stays_as_it_was_said(string said) =>
        Assert.DoesNotContain(SpokenText.Tidy(said), char.IsAsciiDigit);

    [Theory]
    [InlineData("one of them hurts")]
    [InlineData("the other one is fine")]
    [InlineData("I saw two of my friends")]
    public void Small_numbers_that_count_nothing_stay_words(string said) => Assert.Equal(said, SpokenText.Tidy(said));

    [Theory]
    [InlineData("i have n't had any , um , pain", "i haven't had any, pain")]
    [InlineData("i'm gon na go ahead", "i'm going to go ahead")]
    [InlineData("did you , did you injure it ?", "did you injure it?")]
    [InlineData("two point five M G", "2.5 mg")]
    [InlineData("the M R I was fine", "the MRI was fine")]
    [InlineData("no , n- nothing", "no, nothing")]
    public void Transcribed_speech_reads_as_written(string said, string written) => Assert.Equal(written, SpokenText.Tidy(said));
}
