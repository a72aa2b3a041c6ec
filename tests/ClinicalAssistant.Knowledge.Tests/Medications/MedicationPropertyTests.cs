using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge.Tests.Medications;

/// <summary>What holds for any list of medicines. The lists are drawn from the pack with a fixed seed.</summary>
public sealed class MedicationPropertyTests
{
    private static readonly Patient Someone = new()
    {
        Age = Age.FromYears(78),
        Sex = Sex.Female,
        Egfr = 34,
        Conditions = [new RecordEntry("Heart failure"), new RecordEntry("Asthma")],
        Allergies = [new RecordEntry("Penicillin"), new RecordEntry("Sulfa")],
    };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_of_a_list_does_not_matter(int seed)
    {
        var list = Drawn(seed, 8);
        var other = list.OrderByDescending(name => name, StringComparer.Ordinal).ToList();
        Assert.Equal(Raised(list), Raised(other));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Another_medicine_takes_no_alert_away(int seed)
    {
        var list = Drawn(seed, 9);
        var fewer = Covered(list[..^1]);
        var more = Covered(list);
        Assert.Empty(fewer.Where(one => !more.TryGetValue(one.Key, out var severity) || severity < one.Value).Select(one => $"{one.Key} of {string.Join(", ", list)}"));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_medicine_named_twice_in_a_row_raises_at_most_that_it_is_listed_twice(int seed)
    {
        var list = Drawn(seed, 6);
        var twice = Raised([.. list, list[0]]);
        Assert.Empty(Raised(list).Except(twice));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ,;\n,, ")]
    [InlineData("\u0000\u0001\ud800 10 mg")]
    [InlineData("warfarin 99999999999999999999999999999999999999999 mg od")]
    [InlineData("metformin -500 mg")]
    [InlineData("((((((((((/////////")]
    [InlineData("warfarin/warfarin/warfarin/warfarin")]
    public void Bad_input_is_answered_without_a_fault(string text) => Assert.NotNull(EmbeddedMedications.Check(text).Clear);

    [Fact]
    public void A_very_long_text_is_answered_in_time()
    {
        var report = EmbeddedMedications.Check(string.Concat(Enumerable.Repeat("warfarin 3 mg od and then ibuprofen 400 mg tds was given. ", 2000)));
        Assert.Contains(report.Alerts, alert => alert.Severity == AlertSeverity.Major);
    }

    private static List<string> Drawn(int seed, int count)
    {
        var random = new Random(seed);
        var drugs = EmbeddedMedications.Pack.Index.Drugs;
        return [.. Enumerable.Range(0, drugs.Count).OrderBy(_ => random.Next()).Take(count).Select(at => drugs[at].Shown)];
    }

    private static List<string> Raised(IReadOnlyList<string> list) =>
        [.. Report(list).Alerts.Select(alert => $"{alert.Severity} {alert.Kind} {string.Join('+', alert.Drugs.Order(StringComparer.Ordinal))} {string.Join('+', alert.Rules.Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal)];

    /// <summary>Which rule speaks of which medicine, and how heavily the alert that carries it weighs.</summary>
    private static Dictionary<(string Rule, string Drug), AlertSeverity> Covered(IReadOnlyList<string> list)
    {
        var covered = new Dictionary<(string, string), AlertSeverity>();
        foreach (var alert in Report(list).Alerts)
        {
            foreach (var key in alert.Rules.SelectMany(rule => alert.Drugs.Select(drug => (rule, drug))))
                covered[key] = covered.TryGetValue(key, out var known) && known > alert.Severity ? known : alert.Severity;
        }

        return covered;
    }

    private static MedicationReport Report(IReadOnlyList<string> list) => EmbeddedMedications.Safety.Check(new MedicationOrder { Listed = list }, Someone);
}
