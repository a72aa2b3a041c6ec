using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Judges lines one by one. A line that cannot be judged is a row with status <c>error</c>; the run goes on. Null for a line that is no item. No text of the data enters a row.</summary>
internal static class BenchmarkRunner
{
    public static ResultRow? Judge(Benchmark benchmark, string line, int number)
    {
        var row = new ResultRow { Suite = benchmark.Name, Number = number, Id = string.Create(CultureInfo.InvariantCulture, $"line-{number}"), Status = CaseStatus.Error };
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return row with { Error = new FaultRow("wrong_input", "The line is not a JSON object.") };
            if (benchmark.Skips(json.RootElement))
                return null;
            row = row with { Id = BenchmarkLine.TextOrNull(json.RootElement, "id") ?? row.Id };
            var item = benchmark.Judge(json.RootElement);
            return row with
            {
                Status = item.Right ? CaseStatus.Passed : CaseStatus.Failed,
                Tags = [.. item.Slices.Distinct()],
                Expected = item.Expected,
                Found = item.Found,
                Counts = item.Counts,
            };
        }
        catch (JsonException)
        {
            return row with { Error = new FaultRow("wrong_input", "The line is not valid JSON.") };
        }
        catch (WrongInputException fault)
        {
            return row with { Error = new FaultRow("wrong_input", fault.Message) };
        }
        catch (Exception fault)
        {
            return row with { Error = new FaultRow("case_failed", $"The item broke off with {fault.GetType().Name}.") };
        }
    }
}
