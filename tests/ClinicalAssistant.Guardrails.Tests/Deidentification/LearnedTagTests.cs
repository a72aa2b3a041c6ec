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
    [InlineData("He drove at ninety. Speed was ninety-five, score ninety. Counted back from a hundred. O2 was ninety-one, then ninety-six.")]
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
    [InlineData("Fracture of the middle third of the fifth metatarsal; proximal third of the fourth metacarpal; the first of the second stage.")]
    [InlineData("Lesion of the twelfth, spares the eleventh. Fracture of the eleventh and the twelfth, left side.")]
    [InlineData("She is in labor. Day 2 of syntocinon. Wound on palm. Sunday review. Workers. Day shift only.")]
    [InlineData("His father's day surgery went well; her mother's day centre closed. Seen in St George's Day Unit and in Martin Luther King Hospital.")]
    [InlineData("Mother day 3 after section, may day-case surgery follow? Burns night dressing; the Victoria day unit has room.")]
    public void An_ordinal_that_counts_is_no_day(string text) => Assert.DoesNotContain(Deidentifying.Shipped.Deidentify(text).Spans, span => span.Type == IdentifierType.Date);

    [Theory]
    [InlineData("lab id KX-20418_b7 was lost", "KX-20418_b7")]
    [InlineData("MRN 0047731-6B on file", "0047731-6B")]
    [InlineData("car 191-G-40877 seized", "191-G-40877")]
    [InlineData("Photo: tekani_m_iris_R.bmp kept", "tekani_m_iris_R.bmp")]
    [InlineData("scan FP_R-index_tboudreau.nist on file", "FP_R-index_tboudreau.nist")]
    public void A_code_is_masked_whole(string text, string code) => Assert.Contains(Deidentifying.Shipped.Deidentify(text).Spans, span => span.Value == code);

    [Theory]
    [InlineData("{\"text\":\"Seen today.\\nSN-4455667 fitted\"}")]
    [InlineData("{\"text\":\"ref\\tAB-1234567 fitted, MRN:\\n12345678\\nDr Smith\"}")]
    [InlineData("{\"text\":\"Path\\u0041B1234567 MRN\\u0020 1234567\"}")]
    [InlineData("Seen\\.br\\MRN12345678\\.br\\Dr Smith")]
    public void Escapes_stay_whole_and_come_back(string text)
    {
        var map = new PlaceholderMap();
        var masked = Deidentifying.Shipped.Replace(text, map);
        Assert.DoesNotContain("\\[", masked, StringComparison.Ordinal);
        Assert.Equal(text, map.Restore(masked));
    }

    [Theory]
    [InlineData("Dr [NAME_1] Jones reviewed.", "Jones")]
    [InlineData("Pt [NAME_1] Khan attended.", "Khan")]
    [InlineData("Dr [NAME_1]-Smith reviewed.", "Smith")]
    public void A_surname_behind_a_placeholder_or_a_title_is_not_taken_back(string text, string surname) => Assert.DoesNotContain(surname, Deidentifying.Shipped.Deidentify(text).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("Ms. Purnima Thapa, 30F.", "Purnima Thapa")]
    [InlineData("Lives in Corpus Christi, TX with wife.", "Corpus Christi")]
    public void A_name_that_is_a_holiday_elsewhere_is_no_date(string text, string name)
    {
        var found = Deidentifying.Shipped.Deidentify(text).Spans;
        Assert.DoesNotContain(found, span => span.Type == IdentifierType.Date);
        Assert.Contains(found, span => span.Value == name);
    }

    [Fact]
    public void The_word_before_a_number_stands()
    {
        Assert.Contains("Lot", Deidentifying.Shipped.Deidentify("Lot AB1234 exp 12/25.").Text, StringComparison.Ordinal);
        Assert.Contains("Room", Deidentifying.Shipped.Deidentify("Lives in Room 14, Oakfield House, 22 Elm Street, Leeds.").Text, StringComparison.Ordinal);
    }

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
