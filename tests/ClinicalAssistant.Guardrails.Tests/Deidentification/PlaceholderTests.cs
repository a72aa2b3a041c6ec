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

    [Fact]
    public void A_map_shows_nothing_of_what_it_holds()
    {
        var map = new PlaceholderMap();
        map.Know(IdentifierType.Name, "Enid Postlethwaite");
        Deidentifying.Shipped.Replace("Enid Postlethwaite", map);
        Assert.DoesNotContain("Enid", map.ToString(), StringComparison.Ordinal);
    }
}
