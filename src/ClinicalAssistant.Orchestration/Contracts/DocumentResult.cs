using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>What <c>note</c> and the making of a document return.</summary>
/// <param name="Id">Carried over.</param>
/// <param name="Outcome">Outcome of the answer behind it.</param>
/// <param name="Document">The draft, or absent where none was made.</param>
/// <param name="Text">The draft as Markdown; where none was made, what the answer says instead.</param>
/// <param name="Notices">Notices of the answer.</param>
public sealed record DocumentResult(JsonElement? Id, string Outcome, DocumentJson? Document, string Text, IReadOnlyList<NoticeJson> Notices) : PatientWords
{
    /// <summary>The wire form.</summary>
    public static DocumentResult From(DocumentDraft draft, JsonElement? id = null)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return new DocumentResult(
            id, Words.Lower(draft.Answer.Outcome), draft.Document is { } document ? DocumentJson.From(document) : null,
            draft.Document is { } written ? DocumentMarkdown.Of(written) : draft.Answer.Text, [.. draft.Answer.Notices.Select(NoticeJson.From)]);
    }
}
