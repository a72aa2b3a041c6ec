using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Evals;

/// <summary>Calculators against the answers of MedCalc-Bench, in its own format of entities and with its tolerances.</summary>
internal static class MedCalcBenchmark
{
    private const decimal Tolerance = 0.05m;
    private const decimal Slack = 0.000001m;

    public static Benchmark Over(BenchmarkEngines engines) => new(
        "medcalc", "Medical calculators on stated inputs. accuracy: results within the dataset's limits (5 % for formulae, else exact).", "calculators", line =>
        {
            var mapping = MedCalcMapping.Embedded;
            var number = Number(line);
            var entry = mapping.Calculators.GetValueOrDefault(number) ?? throw new WrongInputException($"Field 'calculator_id': there is no calculator {number} in the mapping.");
            var calculator = new CalculatorCatalogue().Find(entry.Calculator)!;
            if (!line.TryGetProperty("relevant_entities", out var entities) || entities.ValueKind != JsonValueKind.Object)
                throw new WrongInputException("Field 'relevant_entities' is missing, or is not an object.");
            var answer = line.TryGetProperty("ground_truth", out var truth) || line.TryGetProperty("answer", out truth) ? truth : throw new WrongInputException("Field 'ground_truth' (or 'answer') is missing.");
            var result = engines.Contracts.Calculate(new CalculateLine { Calculator = entry.Calculator, Inputs = MedCalcInputs.Of(mapping, entry, calculator, entities) });
            var right = Agrees(result.Value, answer, line, entry.Tolerance == "exact");
            return new BenchmarkItem(right, right ? "within limits" : Plain(answer), right ? "within limits" : Plain(result.Value))
            {
                Slices = [entry.Calculator, entry.Tolerance],
                Counts = BenchmarkItem.Each(("accuracy", right)),
            };
        });

    private static bool Agrees(JsonElement value, JsonElement answer, JsonElement line, bool exact)
    {
        if (value.ValueKind == JsonValueKind.String)
            return DateOnly.TryParseExact(Plain(answer), ["MM/dd/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == value.GetString();
        if (value.ValueKind == JsonValueKind.Object)
            return Numbers(Plain(answer)) is [var weeks, var days] && weeks == value.GetProperty("weeks").GetInt32() && days == value.GetProperty("days").GetInt32();
        if (!Read(answer, out var truth))
            return false;
        var found = value.GetDecimal();
        var (low, high) = Limit(line, "lower_limit") is { } lower && Limit(line, "upper_limit") is { } upper
            ? (Math.Min(lower, upper), Math.Max(lower, upper))
            : exact ? (truth, truth) : (truth - (Math.Abs(truth) * Tolerance), truth + (Math.Abs(truth) * Tolerance));
        return found >= low - Slack && found <= high + Slack;
    }

    private static decimal? Limit(JsonElement line, string field) => line.TryGetProperty(field, out var limit) && Read(limit, out var number) ? number : null;

    private static bool Read(JsonElement value, out decimal number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number ? value.TryGetDecimal(out number) : decimal.TryParse(Plain(value), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : value.GetRawText();

    private static List<int> Numbers(string text)
    {
        var numbers = new List<int>();
        for (var i = 0; i < text.Length; i++)
        {
            var end = i;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (end > i && int.TryParse(text.AsSpan(i, end - i), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                numbers.Add(number);
            i = Math.Max(i, end);
        }

        return numbers;
    }

    private static string Number(JsonElement line) => line.TryGetProperty("calculator_id", out var id) ? Plain(id) : throw new WrongInputException("Field 'calculator_id' is missing.");
}
