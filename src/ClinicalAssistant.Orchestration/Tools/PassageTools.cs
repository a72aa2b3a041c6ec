using System.Globalization;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Grounding;
using ClinicalAssistant.Orchestration.Tasks.Literature;

namespace ClinicalAssistant.Orchestration.Tools;

/// <summary>What a model may look up: passages of the packs, a passage whole, abstracts of the literature. Passages that give instructions to a model are never among them.</summary>
internal sealed class PassageTools(PassageSearch search, LiteratureSearch literature)
{
    private const int PassagesForModel = 4;
    private const int LongestWhole = 8_000;

    public string Find(Consultation consultation, string query)
    {
        var hits = search.Answering(query, PassagesForModel).Where(hit => hit.Mark != DocumentsImport.Instructs).ToList();
        return hits.Count == 0
            ? "The packs hold nothing on this."
            : string.Join('\n', hits.Select(hit => $"[{Evidencing.AddPassage(consultation, hit)}] {Evidencing.Titled(hit)}: {hit.Quote}"));
    }

    public static string Open(Consultation consultation, string number)
    {
        if (!consultation.Passages.TryGetValue(number.Trim(' ', '[', ']'), out var hit))
            return "No passage of the packs has this number; what the evidence holds under it is all there is.";
        var text = hit.Text.Length <= LongestWhole ? hit.Text : hit.Text[..LongestWhole];
        var cut = text.Length < hit.Text.Length ? string.Create(CultureInfo.InvariantCulture, $" (the first {LongestWhole} characters of {hit.Text.Length})") : "";
        var id = consultation.Evidence.Add(EvidenceKind.Passage, $"{Evidencing.Titled(hit)}, whole{cut}: {text}", hit.Origin, hit.Source, $"passage:{hit.Pack}:{hit.Id}:whole", hit.ClinicallyReviewed);
        return $"[{id}] {Evidencing.Titled(hit)}{cut}: {text}";
    }

    public async Task<string> LiteratureAsync(Consultation consultation, string question, CancellationToken cancellationToken)
    {
        var (articles, why) = await literature.FindAsync(question, cancellationToken).ConfigureAwait(false);
        var found = articles.Select(article => $"[{article.AddTo(consultation.Evidence)}] {article.Text}").ToList();
        return string.Join('\n', found.Count == 0 ? ["No abstract was found.", .. Said(why)] : [.. found, .. Said(why)]);
    }

    private static IEnumerable<string> Said(string? why) => why is null ? [] : [why];
}
