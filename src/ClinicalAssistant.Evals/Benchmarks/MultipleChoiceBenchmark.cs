using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Evals;

/// <summary>
/// Multiple-choice questions put to a model as they are and, where packs are searched, once more under the passages that the search finds. The prompts are data; a reply
/// without a letter counts as wrong.
/// </summary>
internal sealed class MultipleChoiceBenchmark(string folder, PassageSearch? search = null, IReadOnlyList<string>? packs = null)
{
    private const string Retrieval = "retrieval";
    private const int Passages = 5;

    private readonly JudgeTemplate _plain = JudgeTemplate.Load(folder, "multiple-choice");
    private readonly JudgeTemplate _withPassages = JudgeTemplate.Load(folder, "multiple-choice-passages");
    private readonly SearchFilter _filter = new() { Packs = packs ?? [] };

    public ModelBenchmark Of(string name, string about)
    {
        // A pack that is not there is said before a model is asked.
        _ = search?.Search(name, 1, _filter);
        return new ModelBenchmark(name, search is null ? about : about + SideBySide, NeedsJudge: false, line => Item(ChoiceQuestion.Read(line)))
        {
            Lines = name == "pubmedqa" ? PubMedQaFile.Read : BenchmarkData.Read,
            Figures = search is null ? _ => [] : Gain,
        };
    }

    private const string SideBySide = " accuracy and no_choice: as the data has the question; …_retrieval: the same question under the passages found for it, without the article that it was made of; passages_found: share that any were found for, the others stay as they are; gain_retrieval: paired difference of the two, with its exact McNemar p.";

    private ModelItem Item(ChoiceQuestion question)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["question"] = question.Context.Length > 0 ? $"{question.Context}\n\n{question.Text}" : question.Text,
            ["options"] = string.Join('\n', question.Options.Select(option => $"{option.Letter}. {option.Text}")),
        };
        List<IReadOnlyList<(string, string)>> asked = [_plain.Prompt.Filled(values)];
        if (Found(question) is { Length: > 0 } passages)
            asked.Add(_withPassages.Prompt.Filled(new Dictionary<string, string>(values, StringComparer.Ordinal) { ["passages"] = passages }));
        return new ModelItem(asked, (replies, _, _) => Task.FromResult<(BenchmarkItem?, ScoredItem?, string?)>(Judged(question, replies)));
    }

    private string Found(ChoiceQuestion question) => string.Join('\n', (search?.Answering(question.Text, Passages + 1, _filter) ?? [])
        .Where(hit => hit.Id != question.Article && hit.Mark != DocumentsImport.Instructs).Take(Passages).Select(hit => $"- {hit.Title}: {hit.Quote}"));

    private (BenchmarkItem, ScoredItem?, string?) Judged(ChoiceQuestion question, IReadOnlyList<string> replies)
    {
        var chosen = replies.Select(reply => ChosenLetter.Of(reply, question.Options)).ToList();
        var right = chosen[0] == question.Answer;
        var counts = new List<(string, bool)> { ("accuracy", right), ("no_choice", chosen[0] is null) };
        if (search is not null)
            counts.AddRange([("accuracy_retrieval", chosen[^1] == question.Answer), ("no_choice_retrieval", chosen[^1] is null), ("passages_found", chosen.Count > 1)]);
        return (
            new BenchmarkItem(right, question.Answer, chosen[0] ?? "none") { Slices = question.Slices, Counts = BenchmarkItem.Each([.. counts]) },
            search is null ? null : new ScoredItem(new Dictionary<string, double>(StringComparer.Ordinal) { [""] = right ? 1 : 0, [Retrieval] = chosen[^1] == question.Answer ? 1 : 0 }),
            null);
    }

    private static IReadOnlyList<MetricRow> Gain(IReadOnlyList<ScoredItem> items)
    {
        int Pairs(double without, double with) => items.Count(item => item.Scores[""] == without && item.Scores[Retrieval] == with);
        var (difference, interval, p) = PairedDifference.Of(Pairs(1, 1), Pairs(1, 0), Pairs(0, 1), Pairs(0, 0));
        return
        [
            new MetricRow("gain_retrieval", null, difference, interval.Low, interval.High, null, items.Count),
            new MetricRow("gain_retrieval_p", null, p, null, null, null, items.Count),
        ];
    }
}
