using System.Text.Json;

using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Database;

namespace ClinicalAssistant.Records.Json;

/// <summary>Between the events of an answer and its notes.</summary>
internal static class Notes
{
    /// <summary>The event as a note, or null for one that carries no content, or all of it (which closing stores).</summary>
    public static NoteRow? Of(AnswerEvent answerEvent) => answerEvent switch
    {
        SentenceReleased sentence => Note(nameof(SentenceReleased), Columns.Write(sentence, RecordJson.Default.SentenceReleased)),
        SentenceWithheld withheld => Note(nameof(SentenceWithheld), Columns.Write(withheld, RecordJson.Default.SentenceWithheld)),
        Notice notice => Note(nameof(Notice), Columns.Write(notice, RecordJson.Default.Notice)),
        EvidenceFound evidence => Note(nameof(EvidenceFound), Columns.Write(evidence, RecordJson.Default.EvidenceFound)),
        RankingFound ranking => Note(nameof(RankingFound), Columns.Write(ranking, RecordJson.Default.RankingFound)),
        ToolCalled called => Note(nameof(ToolCalled), Columns.Write(called, RecordJson.Default.ToolCalled)),
        Refused refused => Note(nameof(Refused), Columns.Write(refused, RecordJson.Default.Refused)),
        Escalated escalated => Note(nameof(Escalated), Columns.Write(escalated, RecordJson.Default.Escalated)),
        _ => null,
    };

    /// <summary>Whether the event delivers words to the reader and must therefore be on disk before it goes out.</summary>
    public static bool DeliversWords(AnswerEvent answerEvent) => answerEvent is SentenceReleased or ToolCalled or Refused or Escalated;

    public static AnswerEvent Read(NoteRow note) => note.Kind switch
    {
        nameof(SentenceReleased) => Columns.Read(note.Content, RecordJson.Default.SentenceReleased),
        nameof(SentenceWithheld) => Columns.Read(note.Content, RecordJson.Default.SentenceWithheld),
        nameof(Notice) => Columns.Read(note.Content, RecordJson.Default.Notice),
        nameof(EvidenceFound) => Columns.Read(note.Content, RecordJson.Default.EvidenceFound),
        nameof(RankingFound) => Columns.Read(note.Content, RecordJson.Default.RankingFound),
        nameof(ToolCalled) => Columns.Read(note.Content, RecordJson.Default.ToolCalled),
        nameof(Refused) => Columns.Read(note.Content, RecordJson.Default.Refused),
        nameof(Escalated) => Columns.Read(note.Content, RecordJson.Default.Escalated),
        _ => throw new JsonException("The note is of an unknown kind."),
    };

    private static NoteRow Note(string kind, string content) => new() { Kind = kind, Content = content };
}
