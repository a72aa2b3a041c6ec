using System.Runtime.CompilerServices;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Grounding;
using ClinicalAssistant.Orchestration.Tasks.General;
using ClinicalAssistant.Orchestration.Tools;

namespace ClinicalAssistant.Orchestration.Tasks.Literature;

/// <summary>What the literature says of a question: abstracts of imported packs and of PubMed where the site allows it, each with design, size, year and finding, and where the question's terms lead.</summary>
internal sealed class LiteratureTask(LiteratureSearch search, LiteratureTerms terms) : TaskDefinition
{
    private const string Terms = "terms";

    private readonly ConditionalWeakTable<Consultation, State> _states = [];

    public override string Name => ClinicalTask.Literature;

    public override string Title => "a question to the literature";

    public override string Prompt => "Literature";

    public override IReadOnlyList<string> Tools => [ToolBox.Search, ToolBox.OpenPassage, ToolBox.Literature];

    public override async ValueTask GroundAsync(Consultation consultation, CancellationToken cancellationToken)
    {
        Evidencing.AddRecord(consultation);
        var linked = terms.Find(consultation.Question.Text).Select(LiteratureTerms.Shown).ToList();
        var (articles, why) = await search.FindAsync(consultation.Question.Text, cancellationToken).ConfigureAwait(false);
        _states.AddOrUpdate(consultation, new State([.. articles.Select(article => (article.AddTo(consultation.Evidence), article))], linked, why));
        if (linked.Count > 0)
            consultation.Evidence.Add(EvidenceKind.Finding, $"Terms of the question. {string.Join(". ", linked)}.", Origin.Derived, subject: Terms);
    }

    public override IEnumerable<string> Compose(Consultation consultation)
    {
        _states.TryGetValue(consultation, out var state);
        var pieces = state is { Articles.Count: > 0 } ? Composed(state) : PassageReference.Compose(consultation, state?.Why);
        return state is null ? pieces : pieces.Concat(Linked(state, consultation.Evidence.IdOf(Terms)));
    }

    private static IEnumerable<string> Composed(State state)
    {
        yield return Markdown.Heading("Evidence found");
        foreach (var (id, article) in state.Articles.OrderBy(article => article.Article.Record.Mark is not null))
            yield return Markdown.Item(article.Row, id);
        var standing = state.Articles.Where(article => article.Article.Record.Mark is null).ToList();
        if (standing.Count > 0)
            yield return "\n" + Markdown.Heading("What they found");
        foreach (var (id, article) in standing)
            yield return Markdown.Item((article.IsOld ? "Old: " : "") + AbstractReading.Finding(article.Record.Text), id);
        if (state.Why is { } why)
            yield return "\n" + Markdown.Line(why);
    }

    private static IEnumerable<string> Linked(State state, string? id)
    {
        if (state.Terms.Count > 0)
            yield return "\n" + Markdown.Heading("Terms of the question in the packs");
        foreach (var term in state.Terms)
            yield return Markdown.Item(term, id);
    }

    private sealed record State(IReadOnlyList<(string Id, FoundArticle Article)> Articles, IReadOnlyList<string> Terms, string? Why);
}
