using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;
using FsCheck.Xunit;

namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

/// <summary>The seed is fixed, so that a build says the same twice; change it to look further.</summary>
[Properties(Replay = "(20261129,13)")]
public sealed class DeidentificationPropertyTests
{
    private static readonly string[] Given = ["Annika", "Tobias", "Chidinma", "Svetlana", "Rajesh", "Guadalupe", "Oluwaseun", "Mei-Ling"];
    private static readonly string[] Families = ["Vandermeer", "Postlethwaite", "Okonkwo", "Petrova", "Krishnamurthy", "Hernández", "Adebayo", "O'Sullivan"];

    private static readonly string[] Terms =
    [
        "metformin 500 mg BD", "lisinopril 20 mg", "Graves disease", "Parkinson's disease", "Wells score 3", "CURB-65 score 2", "BP 138/84", "HR 92", "HbA1c 7.3 %", "eGFR 30-59", "Foley catheter", "Charcot triad", "Murphy sign negative", "Glasgow 15", "SpO2 97 %",
        "strength 5/5", "pain 7/10", "NYHA III", "stage IIIB", "LOINC 2160-0", "ICD-10 E11.65", "since 2016", "64-year-old", "on Monday", "q6h", "for 3/7", "review in 6 weeks", "Hodgkin lymphoma", "Austin Flint murmur", "Ramsay Hunt syndrome", "Los Angeles grade B",
        "apixaban 5 mg", "paracetamol 1 g", "WBC 11.2", "K 4.1", "Na 138", "INR 2.4", "PEFR 380", "Lasix 40", "Wagner 2", "Mallampati 2", "Bence Jones protein", "RR 18", "T 38.6", "BMI 31.2",
    ];

    [Property(Arbitrary = [typeof(NoteTexts)], MaxTest = 400)]
    public void Offsets_are_exact_and_what_is_no_identifier_never_changes(NoteText text)
    {
        var result = Deidentifying.Shipped.Deidentify(text.Value);
        var (end, rest) = (0, result.Text);
        foreach (var span in result.Spans)
        {
            Assert.True(span.Start >= end && span.End > span.Start);
            Assert.Equal(text.Value[span.Start..span.End], span.Value);
            var kept = text.Value[end..span.Start];
            Assert.StartsWith(kept + "[" + span.Type.WireName() + "_", rest, StringComparison.Ordinal);
            rest = rest[(rest.IndexOf(']', kept.Length) + 1)..];
            end = span.End;
        }

        Assert.Equal(text.Value[end..], rest);
    }

    [Property(Arbitrary = [typeof(NoteTexts)], MaxTest = 300)]
    public void What_is_masked_and_restored_is_the_text_itself(NoteText first, NoteText second)
    {
        var map = new PlaceholderMap();
        Assert.Equal(first.Value, map.Restore(Deidentifying.Shipped.Replace(first.Value, map)));
        Assert.Equal(second.Value, map.Restore(Deidentifying.Shipped.Replace(second.Value, map)));
    }

    [Property(MaxTest = 200)]
    public void Placeholders_come_back_however_a_model_writes_them(byte given, byte family, byte way)
    {
        var name = Pick(Given, given) + " " + Pick(Families, family);
        var map = new PlaceholderMap();
        var masked = Deidentifying.Shipped.Replace($"Mr {name} was seen. MRN 0077-4410.", map);
        Assert.Equal("Mr [NAME_1] was seen. MRN [MRN_1].", masked);
        var (written, expected) = (way % 9) switch
        {
            0 => ("[name_1]", name),
            1 => ("[Name 1]", name),
            2 => ("[ NAME_1 ]", name),
            3 => ("[NAME_1's]", name + "'s"),
            4 => ("[NAME_1]'s", name + "'s"),
            5 => ("\\[NAME\\_1\\]", name),
            6 => ("NAME_1", name),
            7 => ("**[NAME_1]**", "**" + name + "**"),
            _ => ("[NAME-1]", name),
        };
        Assert.Equal($"Tell {expected} (0077-4410) [1].", map.Restore($"Tell {written} ([MRN_1]) [1]."));
    }

    [Property(MaxTest = 200)]
    public void One_person_has_one_number_whatever_form_the_name_takes(byte given, byte family)
    {
        var (first, last) = (Pick(Given, given), Pick(Families, family));
        var masked = Deidentifying.Shipped.Deidentify($"{first} {last} came with a cough. Mrs {last} is well now. I told {first} to return.").Text;
        Assert.Equal("[NAME_1] came with a cough. Mrs [NAME_1] is well now. I told [NAME_1] to return.", masked);
    }

    [Property(MaxTest = 300)]
    public void Days_between_dates_are_kept(ushort start, short apart)
    {
        var first = new DateOnly(1990, 1, 1).AddDays(start % 12_000);
        var second = first.AddDays(apart % 9_000);
        var map = new PlaceholderMap();
        var text = string.Create(CultureInfo.InvariantCulture, $"Admitted {first:yyyy-MM-dd}, seen {second:yyyy-MM-dd}.");
        var masked = Deidentifying.Shipped.Replace(text, map);
        var days = second.DayNumber - first.DayNumber;
        var distance = string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(days)} {(Math.Abs(days) == 1 ? "day" : "days")} {(days < 0 ? "before" : "after")} DATE_1");
        Assert.Contains(days == 0 ? "seen [DATE_1" : distance, masked, StringComparison.Ordinal);
        Assert.DoesNotContain(second.ToString("MM-dd", CultureInfo.InvariantCulture), masked, StringComparison.Ordinal);
        Assert.Equal(text, map.Restore(masked));
    }

    [Property(MaxTest = 200)]
    public void Of_a_zip_code_three_digits_at_most_are_shown(ushort digits)
    {
        var zip = (10_000 + (digits % 89_999)).ToString(CultureInfo.InvariantCulture);
        var masked = Deidentifying.Shipped.Deidentify($"Lives at 14 Tanner Street, Boise, ID {zip}.").Text;
        Assert.DoesNotContain(zip, masked, StringComparison.Ordinal);
        Assert.DoesNotContain(zip[1..], masked, StringComparison.Ordinal);
    }

    [Property(MaxTest = 150)]
    public void Ages_over_89_go_and_others_stay(byte years)
    {
        var age = 1 + (years % 115);
        var found = Deidentifying.Found(string.Create(CultureInfo.InvariantCulture, $"A {age}-year-old woman fell at home."));
        Assert.Equal(age > 89 ? [string.Create(CultureInfo.InvariantCulture, $"AGE_OVER_89 {age}")] : [], found);
    }

    [Property(MaxTest = 300)]
    public void Terms_medicines_scores_and_measurements_stay_in_any_order(byte[] order)
    {
        var text = string.Join(", ", order.Take(12).Select(one => Pick(Terms, one))) + ".";
        Assert.Equal([], Deidentifying.Found(text));
    }

    [Property(MaxTest = 150)]
    public void Records_in_fhir_json_stay_valid_and_lose_their_identifiers(byte given, byte family, ushort day)
    {
        var born = new DateOnly(1940, 1, 1).AddDays(day % 25_000).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var json = JsonSerializer.Serialize(new
        {
            resourceType = "Patient",
            birthDate = born,
            name = new[] { new { family = Pick(Families, family), given = new[] { Pick(Given, given) } } },
            address = new[] { new { line = new[] { "14 Tanner Street" }, city = "Otley", postalCode = "LS21 3QF" } },
        });
        using var parsed = JsonDocument.Parse(Deidentifying.Shipped.Deidentify(json).Text);
        var name = parsed.RootElement.GetProperty("name")[0];
        Assert.StartsWith("[NAME_", name.GetProperty("family").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("[NAME_", name.GetProperty("given")[0].GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(born, parsed.RootElement.ToString(), StringComparison.Ordinal);
    }

    [Property(MaxTest = 150)]
    public void Messages_in_hl7_keep_their_segments_and_fields(byte given, byte family, ushort number)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"MSH|^~\\&|LIS|NORTH|EHR|NORTH|20240219081500||ORU^R01|{number}1|P|2.3\rPID|1||H{number}77^^^GEN||{Pick(Families, family).ToUpperInvariant()}^{Pick(Given, given).ToUpperInvariant()}||19711109|F\rOBX|1|NM|2345-7^Glucose^LN||104|mg/dL|70-99|H|||F");
        var masked = Deidentifying.Shipped.Deidentify(text).Text;
        Assert.Equal(text.Split('\r').Select(segment => segment.Count(c => c == '|')), masked.Split('\r').Select(segment => segment.Count(c => c == '|')));
        Assert.EndsWith("OBX|1|NM|2345-7^Glucose^LN||104|mg/dL|70-99|H|||F", masked, StringComparison.Ordinal);
        Assert.DoesNotContain(Pick(Families, family), masked, StringComparison.OrdinalIgnoreCase);
    }

    private static string Pick(string[] from, byte at) => from[at % from.Length];
}
