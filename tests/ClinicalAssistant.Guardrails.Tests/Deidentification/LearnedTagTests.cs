using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

/// <summary>What the tagger may decide besides names: ages, what a rule took for a name, and what no one may take back.</summary>
public sealed class LearnedTagTests
{
    [Theory]
    [InlineData("INR 1.1, PT 98, HR 104, sats 95%, weight 92 kg, IV at 100 mL/h.")]
    [InlineData("Pulse 96 regular, BP 94/60, peak flow 110, glucose 99.")]
    public void No_value_is_an_age(string text) => Assert.DoesNotContain(Deidentifying.Shipped.Deidentify(text).Spans, span => span.Type == IdentifierType.AgeOver89);

    [Theory]
    [InlineData("Heart rate ninety-two, sats ninety-five percent, weight ninety kilos, pressure one ten over ninety.")]
    [InlineData("Of ninety patients a hundred samples were taken in ninety days; one hundred and two controls.")]
    [InlineData("Gave ninety milligrams. Walked about ninety metres to the ninety-second mark.")]
    public void Ninety_of_a_measure_in_words_is_no_age(string text) => Assert.DoesNotContain(Deidentifying.Shipped.Deidentify(text).Spans, span => span.Type == IdentifierType.AgeOver89);

    [Theory]
    [InlineData("Dictated: Mr Oduya Brannick, ninety-six, fell at home.", "ninety-six")]
    [InlineData("His mother is a hundred and two and lives alone.", "a hundred and two")]
    [InlineData("So she was ninety four last time.", "ninety four")]
    public void An_age_in_words_is_found(string text, string age) => Assert.Contains(Deidentifying.Shipped.Deidentify(text).Spans, span => span.Type == IdentifierType.AgeOver89 && span.Value == age);

    [Theory]
    [InlineData("Pain since Palm Sunday.", "Palm Sunday")]
    [InlineData("fell on boxing day, seen after", "boxing day")]
    [InlineData("Clinic closed for Presidents' Day 2024.", "Presidents' Day 2024")]
    [InlineData("Last seen on Mother\u2019s Day.", "Mother\u2019s Day")]
    public void A_day_of_several_words_is_a_date(string text, string day) => Assert.Contains(Deidentifying.Shipped.Deidentify(text).Spans, span => span.Type == IdentifierType.Date && span.Value == day);

    [Theory]
    [InlineData("Date of birth the third of the fourth thirty.", "third of the fourth thirty")]
    [InlineData("Booked for the twenty-first.", "twenty-first")]
    public void A_day_in_words_is_a_date(string text, string day) => Assert.Contains(Deidentifying.Shipped.Deidentify(text).Spans, span => span.Type == IdentifierType.Date && span.Value == day);

    [Theory]
    [InlineData("In the second trimester the third dose was given; the first of the two tablets stays.")]
    [InlineData("The fourth ventricle is not dilated.")]
    [InlineData("Mother day 3 after section, may day-case surgery follow? Burns night dressing; the Victoria day unit has room.")]
    public void An_ordinal_that_counts_is_no_day(string text) => Assert.DoesNotContain(Deidentifying.Shipped.Deidentify(text).Spans, span => span.Type == IdentifierType.Date);

    [Theory]
    [InlineData("lab id KX-20418_b7 was lost", "KX-20418_b7")]
    [InlineData("MRN 0047731-6B on file", "0047731-6B")]
    public void A_code_is_masked_whole(string text, string code) => Assert.Contains(Deidentifying.Shipped.Deidentify(text).Spans, span => span.Value == code);

    [Fact]
    public void Surname_and_given_name_in_turn_are_one_person()
    {
        var found = Deidentifying.Shipped.Deidentify("Admitted: HALVORSEN, Ingrid, seen with her sister.");
        Assert.Contains(found.Spans, span => span.Type == IdentifierType.Name && span.Value == "HALVORSEN, Ingrid");
    }

    [Fact]
    public void What_the_record_knows_is_never_taken_back()
    {
        var map = new PlaceholderMap();
        map.Know(IdentifierType.Name, "Iris Sky");
        var masked = Deidentifying.Shipped.Replace("Iris has an iris hamartoma; Sky is worried.", map);
        Assert.DoesNotContain("Sky", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("Iris", masked, StringComparison.Ordinal);
    }

    [Fact]
    public void Word_groups_are_the_same_after_writing_and_reading()
    {
        var file = Path.Combine(Deidentifying.Folder, "word-groups.bin");
        Assert.Equal(File.ReadAllBytes(file), WordGroups.Read(file).Write());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Damaged_word_groups_are_refused_with_the_remedy(int at)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.bin");
        var content = File.ReadAllBytes(Path.Combine(Deidentifying.Folder, "word-groups.bin"));
        content[at]++;
        File.WriteAllBytes(file, content);
        try
        {
            Assert.Contains("Restore it", Assert.Throws<WrongInputException>(() => WordGroups.Read(file)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Missing_word_groups_are_named()
    {
        var wrong = Assert.Throws<WrongInputException>(() => WordGroups.Read(Path.Combine(Path.GetTempPath(), "none", "word-groups.bin")));
        Assert.Contains("word-groups.bin is missing", wrong.Message, StringComparison.Ordinal);
    }
}
