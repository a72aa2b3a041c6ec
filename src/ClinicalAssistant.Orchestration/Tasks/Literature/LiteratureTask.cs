using System.Globalization;
using System.Runtime.CompilerServices;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Grounding;
using ClinicalAssistant.Orchestration.Tasks.General;
using ClinicalAssistant.Orchestration.Tools;

namespace ClinicalAssistant.Orchestration.Tasks.Literature;

/// <summary>What the literature says of a question: the question in its parts, abstracts of imported packs and of PubMed where the site allows it, each with design, size, year and finding.</summary>
internal sealed class LiteratureTask(PassageSearch passages, ImportedPacks packs, PubMedClient pubMed, ConsultOptions options, TimeProvider time) : TaskDefinition
{
    private readonly ConditionalWeakTable<Consultation, State> _states = [];

    public override string Name => ClinicalTask.Literature;

    public override string Title => "a question to the literature";

    public override string Prompt => "Literature";

    public override IReadOnlyList<string> Tools => [ToolBox.Search];

    public override async ValueTask GroundAsync(Consultation consultation, CancellationToken cancellationToken)
    {
        Evidencing.AddRecord(consultation);
        var state = new State(Pico.Read(consultation.Question.Text));
        _states.AddOrUpdate(consultation, state);
        var offline = packs.List().Where(pack => pack.Manifest.Kind == PackKind.Literature).Select(pack => pack.Name).ToList();
        if (offline.Count > 0)
        {
            foreach (var hit in passages.Answering(consultation.Question.Text, options.Literature.Articles, new SearchFilter { Packs = offline }))
                Add(consultation, state, new PassageRecord { Id = hit.Id, Title = hit.Title, Text = hit.Text, Source = hit.Source, Study = hit.Study, Mark = hit.Mark });
        }

        var found = await pubMed.SearchAsync(state.Question.Query(), cancellationToken).ConfigureAwait(false);
        state.Why = found.Why;
        foreach (var article in found.Articles.Take(options.Literature.Articles))
            Add(consultation, state, article with { Source = article.Source is null ? null : article.Source with { Pack = "pubmed" } });
    }

    public override IEnumerable<string> Compose(Consultation consultation)
    {
        if (!_states.TryGetValue(consultation, out var state) || state.Articles.Count == 0)
            return PassageReference.Compose(consultation, _states.TryGetValue(consultation, out var empty) ? empty.Why : null);
        return Composed(state);
    }

    private static IEnumerable<string> Composed(State state)
    {
        yield return Markdown.Heading("Evidence found");
        foreach (var (id, article, _) in state.Articles.OrderBy(article => article.Article.Mark is not null))
            yield return Markdown.Item(Row(article), id);
        var standing = state.Articles.Where(article => article.Article.Mark is null).ToList();
        if (standing.Count > 0)
            yield return "\n" + Markdown.Heading("What they found");
        foreach (var (id, article, old) in standing)
            yield return Markdown.Item((old ? "Old: " : "") + AbstractReading.Finding(article.Text), id);
        if (state.Why is { } why)
            yield return "\n" + Markdown.Line(why);
    }

    private void Add(Consultation consultation, State state, PassageRecord article)
    {
        if (state.Articles.Exists(known => known.Article.Id == article.Id))
            return;
        var old = article.Source?.Year is { } year && time.GetUtcNow().Year - year >= options.Literature.OldAfterYears;
        var id = consultation.Evidence.Add(EvidenceKind.Passage, $"{Row(article)}. {(article.Mark is { } mark ? $"({mark}) " : "")}{(old ? "(old) " : "")}{article.Text}", Origin.Published, article.Source, $"article:{article.Id}");
        state.Articles.Add((id, article, old));
    }

    /// <summary>A row of the table of evidence: title, design, size, year, standing.</summary>
    private static string Row(PassageRecord article)
    {
        var parts = new List<string> { article.Study ?? "design not stated" };
        if (AbstractReading.Participants(article.Text) is { } participants)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{participants} participants"));
        if (article.Source?.Year is { } year)
            parts.Add(year.ToString(CultureInfo.InvariantCulture));
        if (article.Mark is { } mark)
            parts.Add(mark.ToUpperInvariant());
        return $"{article.Title.TrimEnd('.')} ({string.Join("; ", parts)})";
    }

    private sealed class State(Pico question)
    {
        public Pico Question { get; } = question;

        public string? Why { get; set; }

        public List<(string Id, PassageRecord Article, bool Old)> Articles { get; } = [];
    }
}
