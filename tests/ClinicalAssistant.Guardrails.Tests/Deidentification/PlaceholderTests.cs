using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

public sealed class PlaceholderTests
{
    [Fact]
    public void The_same_person_keeps_the_number_over_texts_and_forms_come_back_as_written()
    {
        var map = new PlaceholderMap();
        Assert.Equal("Mrs [NAME_1] came.", Deidentifying.Shipped.Replace("Mrs Enid Postlethwaite came.", map));
        var second = Deidentifying.Shipped.Replace("Mrs Postlethwaite left.", map);
        Assert.Equal("Mrs [NAME_1.2] left.", second);
        Assert.Equal("Mrs Postlethwaite left, says [NAME_9].", map.Restore("Mrs [NAME_1.2] left, says [NAME_9]."));
    }

    [Fact]
    public void Dates_say_their_distance_and_no_second_year()
    {
        var map = new PlaceholderMap();
        var text = Deidentifying.Shipped.Replace("Admitted 03/14/2024, discharged 2024-03-20, born 02/03/1931.", map);
        Assert.Equal("Admitted [DATE_1: 2024], discharged [DATE_2: 6 days after DATE_1], born [DATE_3: more than 89 years before DATE_1].", text);
        Assert.Equal("Admitted 03/14/2024, discharged 2024-03-20, born 02/03/1931.", map.Restore(text));
        Assert.Equal("Stay from 03/14/2024.", map.Restore("Stay from [DATE_1]."));
    }

    [Theory]
    [InlineData(IdentifierType.Name, "Rose Graves", "Rose has Graves disease, and Graves is worried; a rose", "[NAME_1] has Graves disease, and [NAME_2] is worried; a rose")]
    [InlineData(IdentifierType.Mrn, "00774410", "see 0077-4410.", "see [MRN_1].")]
    [InlineData(IdentifierType.Phone, "+1 (435) 555-0126", "text 1 435 555 0126 now", "text [PHONE_1] now")]
    [InlineData(IdentifierType.Location, "Quillfeather", "near quillfeather mill", "near [LOCATION_1] mill")]
    public void What_the_record_knows_is_masked_in_any_form(IdentifierType type, string known, string text, string expected)
    {
        var map = new PlaceholderMap();
        map.Know(type, known);
        var masked = Deidentifying.Shipped.Replace(text, map);
        Assert.Equal(text, map.Restore(masked));
        Assert.Equal(expected, masked);
    }

    [Theory]
    [InlineData("[Name 1: Jane Doe] [Phone 1: 020 7946 0958] [MRN 1: 4455667]", "Doe|0958|4455667")]
    [InlineData("[Date 1: 14/03/2024] and [Location 1: 14 Tanner Street]", "14/03|Tanner")]
    [InlineData("[DATE_1: 3 days after Jane Doe]", "Doe")]
    public void What_only_looks_like_a_placeholder_is_masked(string text, string gone)
    {
        var map = new PlaceholderMap();
        var replaced = Deidentifying.Shipped.Replace(text, map);
        foreach (var masked in (string[])[Deidentifying.Shipped.Deidentify(text).Text, replaced])
        {
            foreach (var part in gone.Split('|'))
                Assert.DoesNotContain(part, masked, StringComparison.Ordinal);
        }

        Assert.Equal(text, map.Restore(replaced));
    }

    [Theory]
    [InlineData("[DATE_1: 2024]")]
    [InlineData("[Date 2: 1 day before Date 1]")]
    [InlineData(@"\[DATE\_2: same day as DATE\_1\]")]
    [InlineData("[DATE_3: more than 89 years before DATE_1]")]
    [InlineData("[LOCATION_1: 021]")]
    [InlineData("[NAME_1's]")]
    public void A_placeholder_as_it_is_written_here_stands(string text) => Assert.Equal(text, Deidentifying.Shipped.Deidentify(text).Text);

    [Fact]
    public void A_map_shows_nothing_of_what_it_holds()
    {
        var map = new PlaceholderMap();
        map.Know(IdentifierType.Name, "Enid Postlethwaite");
        Deidentifying.Shipped.Replace("Enid Postlethwaite", map);
        Assert.DoesNotContain("Enid", map.ToString(), StringComparison.Ordinal);
    }
}
