using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

public sealed class PlaceholderTests
{
    private static readonly string[] Pieces =
    [
        "Mr. Osei Bediako", "MARSH, JOAN", "o'brien", "[NAME_1]", "[DATE_2: 6 days after DATE_1]", "[", "]", "[NAME_1", "NAME_1]", "[TEXT_1]", "03/14/2024", "2024-03-20", "in March", "555-0126", "MRN 0077-4410", "BP 138/84", "Graves disease", "\n", "\r\n", " ", ", ", ". ",
        "naïve Zoë", "李小龙", "👩‍⚕️", "e\u0301cole", "\ud83d", "PID|1||55108^^^GEN||IBARRA^PAZ||19881203\n", "{\"family\":\"Szymborska\",\"given\":[\"Ewa\"]}", "a@b.example", "http://x.example/y", "+44 7700 900333", "12 Elm Ct, Boise, ID 83702", "aged 92", "\u0000", "\u200b", "’s", "Dr", ":", "#", "^", "|", "\"",
    ];

    [Fact]
    public void What_is_masked_and_restored_is_the_text_itself_for_any_text()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 300; round++)
        {
            var map = new PlaceholderMap();
            foreach (var text in Enumerable.Range(0, 3).Select(_ => Compose(random)).ToArray())
                Assert.Equal(text, map.Restore(Deidentifying.Shipped.Replace(text, map)));
        }
    }

    [Fact]
    public void Offsets_are_exact_ordered_and_apart_and_other_text_never_changes_for_any_text()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var text = Compose(random);
            var result = Deidentifying.Shipped.Deidentify(text);
            var end = 0;
            var rest = result.Text;
            foreach (var span in result.Spans)
            {
                Assert.True(span.Start >= end && span.End > span.Start);
                Assert.Equal(text[span.Start..span.End], span.Value);
                var kept = text[end..span.Start];
                Assert.StartsWith(kept, rest, StringComparison.Ordinal);
                rest = rest[kept.Length..];
                Assert.StartsWith("[" + span.Type.WireName() + "_", rest, StringComparison.Ordinal);
                rest = rest[(rest.IndexOf(']', StringComparison.Ordinal) + 1)..];
                end = span.End;
            }

            Assert.Equal(text[end..], rest);
        }
    }

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

    private static string Compose(Random random) => string.Concat(Enumerable.Range(0, random.Next(0, 14)).Select(_ => Pieces[random.Next(Pieces.Length)] + (random.Next(3) == 0 ? "" : " ")));
}
