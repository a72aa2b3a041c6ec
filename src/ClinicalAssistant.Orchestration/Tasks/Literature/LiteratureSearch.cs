using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Tasks.Literature;

/// <summary>
/// Abstracts for a question: of the imported packs, and of PubMed where the site allows it. What gives instructions to a model, as the input guard judges it, is left out.
/// </summary>
internal sealed class LiteratureSearch(PassageSearch passages, ImportedPacks packs, PubMedClient pubMed, InputGuard guard, ConsultOptions options, TimeProvider time)
{
    /// <summary>The abstracts, imported ones first, each once; and what the reader must know of the search, or null.</summary>
    public async Task<(IReadOnlyList<FoundArticle> Articles, string? Why)> FindAsync(string question, CancellationToken cancellationToken)
    {
        var offline = packs.List().Where(pack => pack.Manifest.Kind == PackKind.Literature).Select(pack => pack.Name).ToList();
        var imported = offline.Count == 0 ? [] : passages.Answering(question, options.Literature.Articles, new SearchFilter { Packs = offline })
            .Select(hit => new PassageRecord { Id = hit.Id, Title = hit.Title, Text = hit.Text, Source = hit.Source, Study = hit.Study, Mark = hit.Mark });
        var online = await pubMed.SearchAsync(Pico.Read(question).Query(), cancellationToken).ConfigureAwait(false);
        var all = imported.Concat(online.Articles.Take(options.Literature.Articles).Select(article => article with { Source = article.Source is null ? null : article.Source with { Pack = "pubmed" } }))
            .DistinctBy(article => article.Id).ToList();
        var sound = all.Where(article => !guard.Judge(new GuardInput { Text = $"{article.Title}\n{article.Text}", Where = InputPlace.Document }).Injection).ToList();
        var why = sound.Count == all.Count ? online.Why : string.Join(' ', new[] { online.Why, FormattableString.Invariant($"Abstracts with instructions to a model were left out: {all.Count - sound.Count}.") }.OfType<string>());
        return ([.. sound.Select(article => new FoundArticle(article, IsOld(article)))], why);
    }

    private bool IsOld(PassageRecord article) => article.Source?.Year is { } year && time.GetUtcNow().Year - year >= options.Literature.OldAfterYears;
}
