using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>
/// A question with one right option. Read from lines with <c>question</c>, <c>options</c> by letter and <c>answer</c> (a letter), from MedQA's own form (<c>answer_idx</c>),
/// MedMCQA's (<c>opa</c> to <c>opd</c>, <c>cop</c>) and both published forms of PubMedQA (<c>final_decision</c>: yes, no or maybe).
/// </summary>
/// <param name="Text">What is asked.</param>
/// <param name="Context">What the question comes with, such as an abstract without its conclusion; empty for most.</param>
/// <param name="Options">The options by letter.</param>
/// <param name="Answer">The letter of the right one.</param>
/// <param name="Slices">Where it belongs: data set, subject.</param>
internal sealed record ChoiceQuestion(string Text, string Context, IReadOnlyList<(string Letter, string Text)> Options, string Answer, IReadOnlyList<string> Slices) : PatientWords
{
    private static readonly string[] MedMcqaOptions = ["opa", "opb", "opc", "opd"];
    private static readonly string[] SliceFields = ["dataset", "subject", "subject_name", "step"];
    private static readonly IReadOnlyList<(string Letter, string Text)> Decisions = [("A", "yes"), ("B", "no"), ("C", "maybe")];

    /// <summary>Id that a pack of abstracts gives to the article that the question was made of, or null.</summary>
    public string? Article { get; init; }

    /// <exception cref="WrongInputException">The line is none of the forms.</exception>
    public static ChoiceQuestion Read(JsonElement line)
    {
        var decided = BenchmarkLine.TextOrNull(line, "final_decision");
        var options = decided is null ? Listed(line) : Decisions;
        var answer = decided is null ? Letter(line) : Decisions.FirstOrDefault(option => option.Text.Equals(decided, StringComparison.OrdinalIgnoreCase)).Letter;
        if (answer is null || !options.Any(option => option.Letter == answer))
            throw new WrongInputException(decided is null ? "Field 'answer' is not the letter of an option." : "Field 'final_decision' must be yes, no or maybe.");
        var slices = SliceFields.Select(field => BenchmarkLine.TextOrNull(line, field)).OfType<string>();
        // How often each decision is right says what always giving the commonest one would reach.
        if (options.Select(option => option.Text).SequenceEqual(Decisions.Select(option => option.Text)))
            slices = slices.Append($"right is {options.First(option => option.Letter == answer).Text}");
        return new ChoiceQuestion(BenchmarkLine.TextOrNull(line, "QUESTION") ?? BenchmarkLine.Text(line, "question"), ContextOf(line), options, answer, [.. slices])
        {
            Article = (BenchmarkLine.TextOrNull(line, "pmid") ?? (decided is null ? null : BenchmarkLine.TextOrNull(line, "id"))) is { } id ? $"PMID:{id}" : null,
        };
    }

    private static List<(string Letter, string Text)> Listed(JsonElement line)
    {
        List<(string, string)> options = line.TryGetProperty("options", out var listed) && listed.ValueKind == JsonValueKind.Object
            ? [.. listed.EnumerateObject().Select(option => (option.Name.ToUpperInvariant(), option.Value.GetString() ?? ""))]
            : [.. MedMcqaOptions.Select((field, at) => (At(at), BenchmarkLine.TextOrNull(line, field) ?? "")).Where(option => option.Item2.Length > 0)];
        return options.Count >= 2 ? options : throw new WrongInputException("Field 'options' is missing: a map of letters and texts, or opa to opd.");
    }

    private static string Letter(JsonElement line) =>
        (BenchmarkLine.TextOrNull(line, "answer_idx") ?? BenchmarkLine.TextOrNull(line, "answer")
            // MedMCQA numbers its options from 0 in its published form.
            ?? (line.TryGetProperty("cop", out var cop) && cop.TryGetInt32(out var at) && at is >= 0 and < 4 ? At(at) : null)
            ?? throw new WrongInputException("Field 'answer' is missing: the letter of the right option.")).ToUpperInvariant();

    private static string At(int place) => ((char)('A' + place)).ToString();

    private static string ContextOf(JsonElement line)
    {
        if (BenchmarkLine.TextOrNull(line, "context") is { } text)
            return text;
        var isNested = line.TryGetProperty("context", out var nested) && nested.ValueKind == JsonValueKind.Object;
        return string.Join('\n', isNested ? BenchmarkLine.Texts(nested, "contexts") : BenchmarkLine.Texts(line, "CONTEXTS"));
    }
}
