namespace ClinicalAssistant.Records.Database;

/// <summary>Which columns of a turn are written when it is asked and which when it is answered; a test finds one that neither names.</summary>
internal static class TurnColumns
{
    public static readonly (string Name, Func<TurnRow, object?> Value)[] Asked =
    [
        (nameof(TurnRow.QuestionId), static turn => turn.QuestionId),
        (nameof(TurnRow.ConversationId), static turn => turn.ConversationId),
        (nameof(TurnRow.Tenant), static turn => turn.Tenant),
        (nameof(TurnRow.PatientKey), static turn => turn.PatientKey),
        (nameof(TurnRow.Instance), static turn => turn.Instance),
        (nameof(TurnRow.State), static turn => turn.State),
        (nameof(TurnRow.Asked), static turn => turn.Asked),
        (nameof(TurnRow.CallerId), static turn => turn.CallerId),
        (nameof(TurnRow.Door), static turn => turn.Door),
        (nameof(TurnRow.Purpose), static turn => turn.Purpose),
        (nameof(TurnRow.Audience), static turn => turn.Audience),
        (nameof(TurnRow.AskedTask), static turn => turn.AskedTask),
        (nameof(TurnRow.Route), static turn => turn.Route),
        (nameof(TurnRow.Text), static turn => turn.Text),
        (nameof(TurnRow.Patient), static turn => turn.Patient),
        (nameof(TurnRow.History), static turn => turn.History),
        (nameof(TurnRow.Instructions), static turn => turn.Instructions),
    ];

    public static readonly (string Name, Func<TurnRow, object?> Value)[] Answered =
    [
        (nameof(TurnRow.State), static turn => turn.State),
        (nameof(TurnRow.Ended), static turn => turn.Ended),
        (nameof(TurnRow.Outcome), static turn => turn.Outcome),
        (nameof(TurnRow.Task), static turn => turn.Task),
        (nameof(TurnRow.AnswerText), static turn => turn.AnswerText),
        (nameof(TurnRow.Provider), static turn => turn.Provider),
        (nameof(TurnRow.Decision), static turn => turn.Decision),
        (nameof(TurnRow.Evidence), static turn => turn.Evidence),
        (nameof(TurnRow.Ranking), static turn => turn.Ranking),
        (nameof(TurnRow.Withheld), static turn => turn.Withheld),
        (nameof(TurnRow.Notices), static turn => turn.Notices),
        (nameof(TurnRow.Versions), static turn => turn.Versions),
        (nameof(TurnRow.Trace), static turn => turn.Trace),
        (nameof(TurnRow.TokenUse), static turn => turn.TokenUse),
        (nameof(TurnRow.Drafts), static turn => turn.Drafts),
    ];

    /// <summary>The columns that may hold a patient's or a user's words: these are encrypted where the site turns it on.</summary>
    public static readonly (string Name, Func<TurnRow, string?> Value, Action<TurnRow, string?> Set)[] Clinical =
    [
        (nameof(TurnRow.Text), static turn => turn.Text, static (turn, words) => turn.Text = words ?? ""),
        (nameof(TurnRow.Patient), static turn => turn.Patient, static (turn, words) => turn.Patient = words),
        (nameof(TurnRow.History), static turn => turn.History, static (turn, words) => turn.History = words),
        (nameof(TurnRow.Instructions), static turn => turn.Instructions, static (turn, words) => turn.Instructions = words),
        (nameof(TurnRow.AnswerText), static turn => turn.AnswerText, static (turn, words) => turn.AnswerText = words),
        (nameof(TurnRow.Decision), static turn => turn.Decision, static (turn, words) => turn.Decision = words),
        (nameof(TurnRow.Evidence), static turn => turn.Evidence, static (turn, words) => turn.Evidence = words),
        (nameof(TurnRow.Ranking), static turn => turn.Ranking, static (turn, words) => turn.Ranking = words),
        (nameof(TurnRow.Withheld), static turn => turn.Withheld, static (turn, words) => turn.Withheld = words),
        (nameof(TurnRow.Notices), static turn => turn.Notices, static (turn, words) => turn.Notices = words),
        (nameof(TurnRow.Drafts), static turn => turn.Drafts, static (turn, words) => turn.Drafts = words),
    ];
}
