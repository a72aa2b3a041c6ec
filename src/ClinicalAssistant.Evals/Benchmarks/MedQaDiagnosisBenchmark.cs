using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Evals;

/// <summary>Exam vignettes that ask for the diagnosis among four: the option that the differential ranks highest is the answer.</summary>
internal static class MedQaDiagnosisBenchmark
{
    private const int Ranked = 400;

    public static Benchmark Over(BenchmarkEngines engines) => new(
        "medqa-dx", "Exam vignettes, four options; the option ranked highest by the differential is the answer, without a ranked option there is none. accuracy: right of all; answered; accuracy_when_answered; top_10: the right condition among the first 10.", "differential", line =>
        {
            var options = line.TryGetProperty("options", out var listed) && listed.ValueKind == System.Text.Json.JsonValueKind.Object
                ? listed.EnumerateObject().ToDictionary(option => option.Name, option => option.Value.GetString() ?? "", StringComparer.Ordinal)
                : throw new WrongInputException("Field 'options' is missing.");
            var answer = BenchmarkLine.Text(line, "answer");
            var ranking = engines.Contracts.Differential(new DifferentialLine { Text = BenchmarkLine.Text(line, "question") }, Ranked).Ranking;
            var places = options.ToDictionary(option => option.Key, option => ranking.FirstOrDefault(condition => DiagnosisNames.Match([option.Value], condition))?.Rank, StringComparer.Ordinal);
            var chosen = places.Where(place => place.Value is not null).OrderBy(place => place.Value).ThenBy(place => place.Key, StringComparer.Ordinal).Select(place => place.Key).FirstOrDefault();
            var right = chosen == answer;
            var counts = new List<(string, bool)> { ("accuracy", right), ("answered", chosen is not null), ("top_10", places.GetValueOrDefault(answer) <= 10) };
            if (chosen is not null)
                counts.Add(("accuracy_when_answered", right));
            return new BenchmarkItem(right, answer, chosen ?? "none ranked")
            {
                Slices = [BenchmarkLine.TextOrNull(line, "asks") ?? "no kind"],
                Counts = BenchmarkItem.Each([.. counts]),
            };
        });
}
