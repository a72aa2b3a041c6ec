using System.Text.Json;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Knowledge.Tests;

/// <summary>Eighty presentations written for this project: a floor under the ranking, not a measure of it.</summary>
public sealed class VignetteTests
{
    [Fact]
    public void Four_in_five_presentations_have_their_diagnosis_first_and_nine_in_ten_among_three()
    {
        var recogniser = new FindingRecogniser(EmbeddedPack.Instance);
        var engine = new DifferentialEngine(EmbeddedPack.Instance);
        var ranks = new List<int>();
        foreach (var line in File.ReadLines(Repository.Path("tests", "ClinicalAssistant.Knowledge.Tests", "Differential", "vignettes.jsonl")))
        {
            using var vignette = JsonDocument.Parse(line);
            var diagnosis = vignette.RootElement.GetProperty("diagnosis").GetString()!;
            if (!EmbeddedPack.Instance.Conditions.ContainsKey(diagnosis))
                continue;
            var read = recogniser.Recognise(vignette.RootElement.GetProperty("text").GetString()!);
            var setting = vignette.RootElement.GetProperty("setting").GetString() == "emergency" ? CareSetting.Emergency : CareSetting.PrimaryCare;
            var query = new DifferentialQuery { Findings = read.Findings, Words = read.Words, Age = read.Age, Sex = read.Sex, Pregnant = read.Pregnant, Setting = setting, Top = 20 };
            ranks.Add(engine.Rank(query).Ranking.FirstOrDefault(condition => condition.Id == diagnosis)?.Rank ?? int.MaxValue);
        }

        Assert.True(ranks.Count >= 60, $"The pack covers {ranks.Count} of them.");
        Assert.True(ranks.Count(rank => rank == 1) >= 0.8 * ranks.Count, $"{ranks.Count(rank => rank == 1)} of {ranks.Count} first.");
        Assert.True(ranks.Count(rank => rank <= 3) >= 0.9 * ranks.Count, $"{ranks.Count(rank => rank <= 3)} of {ranks.Count} among three.");
    }
}
