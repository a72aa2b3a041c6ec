using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Evals;

/// <summary>Drafted answers, some with one seeded fault: what is wrong is held back or marked, what is left out is appended, what is clean passes.</summary>
internal static class VerifyBenchmark
{
    private const string Disclaimer = "disclaimer";

    public static Benchmark Over(BenchmarkEngines engines) => new(
        "verify", "Drafted answers, some with one seeded fault. recall: faults withheld, marked or appended; false_positive_rate: clean sentences held back; false_appends: answers without an omission to which something was appended.", "output guard", line =>
        {
            var draft = JsonSerializer.Deserialize(line, ContractJson.Wire.VerifyLine) ?? throw new WrongInputException("The line is not a drafted answer.");
            var result = engines.Contracts.Verify(draft, allowPatient: true);
            var fault = line.TryGetProperty("label", out var label) && label.TryGetProperty("fault", out var seeded) && seeded.ValueKind == JsonValueKind.Object ? seeded : (JsonElement?)null;
            var sentence = fault is { } one ? BenchmarkLine.TextOrNull(one, "sentence") ?? "" : "";
            IReadOnlyList<string> terms = fault is { } omission ? BenchmarkLine.Texts(omission, "must_append") : [];

            var faulty = result.Sentences.Where(judged => sentence.Length > 0 && Overlaps(judged.Text ?? "", sentence)).ToList();
            var clean = result.Sentences.Except(faulty).Where(judged => !string.IsNullOrWhiteSpace(judged.Text)).ToList();
            var heldBack = clean.Count(judged => judged.Status != "released");
            var appended = result.Appended.Where(addition => addition.Why != Disclaimer).ToList();
            var caught = faulty.Exists(judged => judged.Status != "released")
                || appended.Exists(addition => terms.Any(term => addition.Text.Contains(term, StringComparison.OrdinalIgnoreCase)));
            var counts = new Dictionary<string, CountRow> { ["false_positive_rate"] = new(heldBack, clean.Count) };
            if (fault is not null)
                counts["recall"] = new(caught ? 1 : 0, 1);
            if (terms.Count == 0)
                counts["false_appends"] = new(appended.Count > 0 ? 1 : 0, 1);
            return new BenchmarkItem((fault is null || caught) && heldBack == 0 && (terms.Count > 0 || appended.Count == 0),
                fault is null ? "clean" : "fault",
                string.Create(CultureInfo.InvariantCulture, $"{(fault is null ? "" : caught ? "caught, " : "missed, ")}{heldBack} of {clean.Count} clean sentences held back, {appended.Count} appended"))
            {
                Slices = [fault is { } kind ? BenchmarkLine.TextOrNull(kind, "kind") ?? "no kind" : "clean", BenchmarkLine.TextOrNull(line, "task") ?? ClinicalTask.General],
                Counts = counts,
            };
        });

    private static bool Overlaps(string judged, string sentence)
    {
        var (first, second) = (Plain(judged), Plain(sentence));
        return first.Length > 0 && (first.Contains(second, StringComparison.Ordinal) || second.Contains(first, StringComparison.Ordinal));
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
