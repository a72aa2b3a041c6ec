using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Facts that the material states and a document lacks.</summary>
internal sealed class Omissions(FactReader reader)
{
    private const double SmallTalk = 0.9;

    /// <summary>The omissions, each once, in the order of the material.</summary>
    public IReadOnlyList<DocumentOmission> Of(NotePlan plan, IEnumerable<string> sentences, IReadOnlyList<Evidence> evidence)
    {
        var book = new FactBook(reader, sentences);
        var ids = evidence.SelectMany(piece => (NoteEvidence.Read(piece)?.Utterances ?? []).Select(place => (place, piece.Id))).GroupBy(one => one.place).ToDictionary(group => group.Key, group => group.First().Id);
        return
        [
            .. plan.Statements
                .Where(statement => statement.Chatter < SmallTalk)
                .SelectMany(statement => statement.Facts.Where(fact => !book.Holds(fact)).Select(fact => new DocumentOmission(Name(fact.Kind), fact.Text, ids.GetValueOrDefault(statement.Utterances[^1], ""))))
                .DistinctBy(omission => (omission.Kind, omission.Text.ToUpperInvariant())),
        ];
    }

    private static string Name(FactKind kind) => kind switch
    {
        FactKind.FollowUp => "follow-up",
        FactKind.Measurement => "number",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
