using System.Text.Json;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Knowledge.Tests.Medications;

/// <summary>The cases of the evaluation suite, straight at the engine.</summary>
public sealed class MedicationCasesTests
{
    public static TheoryData<string> Dangerous => [.. Questions("medications-dangerous.jsonl"), .. Questions("medications-high-priority.jsonl")];

    public static TheoryData<string> Safe => [.. Questions("medications-safe.jsonl")];

    [Theory]
    [MemberData(nameof(Dangerous))]
    public void What_is_known_to_be_dangerous_is_raised(string line)
    {
        using var json = JsonDocument.Parse(line);
        var report = EmbeddedMedications.Check(json.RootElement.GetProperty("question").GetString()!);
        foreach (var wanted in json.RootElement.GetProperty("assert").EnumerateArray().Where(one => one.TryGetProperty("medication", out _)).Select(one => one.GetProperty("medication")))
        {
            var least = Enum.Parse<AlertSeverity>(wanted.GetProperty("at_least").GetString()!, ignoreCase: true);
            var drugs = wanted.GetProperty("drugs").EnumerateArray().Select(drug => drug.GetString()!).ToList();
            Assert.Contains(report.Alerts, alert => alert.Severity >= least && drugs.TrueForAll(drug => alert.Drugs.Any(named => named.Contains(drug, StringComparison.OrdinalIgnoreCase))));
        }
    }

    [Theory]
    [MemberData(nameof(Safe))]
    public void What_is_given_together_every_day_raises_nothing_above_minor(string line)
    {
        using var json = JsonDocument.Parse(line);
        var report = EmbeddedMedications.Check(json.RootElement.GetProperty("question").GetString()!);
        Assert.Empty(report.Weighty.Select(alert => alert.Title));
        Assert.Empty(report.NotChecked);
    }

    [Fact]
    public void There_are_at_least_sixty_of_each()
    {
        Assert.True(Dangerous.Count >= 60);
        Assert.True(Safe.Count >= 60);
    }

    private static IEnumerable<string> Questions(string file) => File.ReadLines(Repository.Path("evals", "cases", file)).Where(line => line.Length > 0);
}
