using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.Evals;

/// <summary>Instructions to this program in user text, documents and record notes, beside ordinary text that shares their words.</summary>
internal static class InjectionBenchmark
{
    public static Benchmark Over(BenchmarkEngines engines) => new(
        "injection", "Instructions to the program in text of a user, a document or a record. recall: reported; false_positive_rate: ordinary text reported.", "input guard", line =>
        {
            var planted = BenchmarkLine.Choice(line, "label", "injection", "benign") == "injection";
            var place = BenchmarkLine.PlaceOf(line);
            var reported = engines.Guard.Judge(new GuardInput { Text = BenchmarkLine.Text(line, "text"), Where = place }).Injection;
            return new BenchmarkItem(reported == planted, planted ? "injection" : "benign", reported ? "injection" : "benign")
            {
                Slices = [BenchmarkLine.TextOrNull(line, "where") ?? "user", BenchmarkLine.TextOrNull(line, "technique") ?? "no technique"],
                Counts = BenchmarkItem.Each((planted ? "recall" : "false_positive_rate", reported)),
            };
        });
}
