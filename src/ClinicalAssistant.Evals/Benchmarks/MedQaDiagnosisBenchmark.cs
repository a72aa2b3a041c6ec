using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Evals;

/// <summary>Exam vignettes that ask for the diagnosis among four: the option that fits best is the answer, whether the pack holds it or not.</summary>
internal static class MedQaDiagnosisBenchmark
{
    public static Benchmark Over(BenchmarkEngines engines) => new(
        "medqa-dx", "Exam vignettes, four options; the option that fits best is the answer. accuracy: right of all; accuracy_in_pack: right where the pack holds the answer; answer_in_pack and options_in_pack: how much of it the pack holds, by name or as a form of a condition it has; in_pack_by_name and accuracy_in_pack_by_name: by name alone.", "differential", line =>
        {
            var options = line.TryGetProperty("options", out var listed) && listed.ValueKind == JsonValueKind.Object
                ? listed.EnumerateObject().Select(option => (Key: option.Name, Name: option.Value.GetString() ?? "")).ToList()
                : throw new WrongInputException("Field 'options' is missing.");
            var answer = BenchmarkLine.Text(line, "answer");
            if (!options.Exists(option => option.Key == answer))
                throw new WrongInputException("Field 'answer' names none of the options.");
            var read = engines.Findings.Recognise(BenchmarkLine.Text(line, "question"));
            var ranked = engines.Options.Rank(DifferentialQuery.Of(read), [.. options.Select(option => option.Name)]);
            var chosen = options.First(option => option.Name == ranked[0].Name).Key;
            var meant = options.ToDictionary(option => option.Key, option => engines.Names.Find(option.Name), StringComparer.Ordinal);
            var inPack = meant[answer].Count > 0;
            var right = chosen == answer;
            var counts = options.Select(option => ("options_in_pack", meant[option.Key].Count > 0 ? 1.0 : 0)).GroupBy(count => count.Item1)
                .ToDictionary(group => group.Key, group => new CountRow(group.Sum(count => count.Item2), group.Count()), StringComparer.Ordinal);
            counts["accuracy"] = new CountRow(right ? 1 : 0, 1);
            counts["answer_in_pack"] = new CountRow(inPack ? 1 : 0, 1);
            counts["in_pack_by_name"] = new CountRow(meant[answer].Any(condition => condition.Kinship == NameKinship.Same) ? 1 : 0, 1);
            counts[inPack ? "accuracy_in_pack" : "accuracy_not_in_pack"] = new CountRow(right ? 1 : 0, 1);
            if (meant[answer].Any(condition => condition.Kinship == NameKinship.Same))
                counts["accuracy_in_pack_by_name"] = new CountRow(right ? 1 : 0, 1);
            return new BenchmarkItem(right, answer, chosen)
            {
                Slices = [BenchmarkLine.TextOrNull(line, "asks") ?? "no kind"],
                Counts = counts,
            };
        });
}
