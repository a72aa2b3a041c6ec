using System.Text.Json;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>
/// Multiple-choice questions put to a model: lines with <c>question</c>, <c>options</c> by letter and <c>answer</c> (a letter), as well as MedQA's own
/// form (<c>answer_idx</c>) and MedMCQA's (<c>opa</c> to <c>opd</c>, <c>cop</c>). The prompt is data; a reply without a letter counts as wrong.
/// </summary>
internal static partial class MultipleChoiceBenchmark
{
    private static readonly string[] MedMcqaOptions = ["opa", "opb", "opc", "opd"];

    public static ModelBenchmark Of(string name, string about, string folder)
    {
        var template = JudgeTemplate.Load(folder, "multiple-choice");
        return new ModelBenchmark(name, about, NeedsJudge: false, line =>
        {
            var (question, options, answer) = Question(line);
            var values = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["question"] = question,
                ["options"] = string.Join('\n', options.Select(option => $"{option.Letter}. {option.Text}")),
            };
            return new ModelItem(template.Prompt.Filled(values), (reply, _, _) =>
            {
                var chosen = Chosen(reply, options);
                var right = chosen == answer;
                var subject = BenchmarkLine.TextOrNull(line, "subject") ?? BenchmarkLine.TextOrNull(line, "subject_name") ?? BenchmarkLine.TextOrNull(line, "step");
                return Task.FromResult<(BenchmarkItem?, ScoredItem?, string?)>((new BenchmarkItem(right, answer, chosen ?? "none")
                {
                    Slices = subject is null ? [] : [subject],
                    Counts = BenchmarkItem.Each(("accuracy", right), ("no_choice", chosen is null)),
                }, null, null));
            });
        });
    }

    /// <summary>The letter that a reply settles on: stated as the answer, standing alone, or the one option whose text it repeats.</summary>
    public static string? Chosen(string reply, IReadOnlyList<(string Letter, string Text)> options)
    {
        bool Known(string letter) => options.Any(option => option.Letter == letter);
        var stated = Stated().Matches(reply);
        if (stated.Count > 0 && Known(stated[^1].Groups[1].Value.ToUpperInvariant()))
            return stated[^1].Groups[1].Value.ToUpperInvariant();
        if (Alone().Match(reply.Trim()) is { Success: true } alone && Known(alone.Groups[1].Value.ToUpperInvariant()))
            return alone.Groups[1].Value.ToUpperInvariant();
        var repeated = options.Where(option => reply.Contains(option.Text, StringComparison.OrdinalIgnoreCase)).ToList();
        return repeated.Count == 1 ? repeated[0].Letter : null;
    }

    private static (string Question, IReadOnlyList<(string Letter, string Text)> Options, string Answer) Question(JsonElement line)
    {
        var question = BenchmarkLine.Text(line, "question");
        if (BenchmarkLine.TextOrNull(line, "context") is { Length: > 0 } context)
            question = $"{context}\n\n{question}";
        var options = line.TryGetProperty("options", out var listed) && listed.ValueKind == JsonValueKind.Object
            ? listed.EnumerateObject().Select(option => (option.Name.ToUpperInvariant(), option.Value.GetString() ?? "")).ToList()
            : MedMcqaOptions.Select((field, at) => (((char)('A' + at)).ToString(), BenchmarkLine.TextOrNull(line, field) ?? "")).Where(option => option.Item2.Length > 0).ToList();
        if (options.Count < 2)
            throw new WrongInputException("Field 'options' is missing: a map of letters and texts, or opa to opd.");
        var answer = BenchmarkLine.TextOrNull(line, "answer_idx") ?? BenchmarkLine.TextOrNull(line, "answer")
            // MedMCQA numbers its options from 0 in its published form.
            ?? (line.TryGetProperty("cop", out var cop) && cop.TryGetInt32(out var at) && at is >= 0 and < 4 ? ((char)('A' + at)).ToString() : null)
            ?? throw new WrongInputException("Field 'answer' is missing: the letter of the right option.");
        answer = answer.ToUpperInvariant();
        return options.Exists(option => option.Item1 == answer)
            ? (question, options, answer)
            : throw new WrongInputException("Field 'answer' is not the letter of an option.");
    }

    [GeneratedRegex(@"\b(?:answer|choice|option)\s*(?:is|:)?\s*\**\(?([A-Ja-j])\)?\b(?![a-z'])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stated();

    [GeneratedRegex(@"^\W*([A-Ja-j])(?:\W|$)(?!\s*[a-z]{2,}\s+[a-z])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Alone();
}
