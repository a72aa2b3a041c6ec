using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Database;

namespace ClinicalAssistant.Records.Json;

/// <summary>Between the words of Core and the columns of a turn.</summary>
internal static class Columns
{
    public static TurnRow ToRow(Question question, string conversationId, DateTimeOffset asked) => new()
    {
        QuestionId = question.Id,
        ConversationId = conversationId,
        Tenant = question.Caller.Tenant,
        PatientKey = PatientKeys.Of(question.Caller.Tenant, question.Patient),
        State = TurnStates.Open,
        Asked = asked.ToUnixTimeMilliseconds(),
        CallerId = question.Caller.Id,
        Door = question.Caller.Door.ToString(),
        Purpose = question.Caller.Purpose,
        Audience = question.Audience.ToString(),
        AskedTask = question.Task,
        Route = question.Route,
        Text = question.Text,
        Patient = question.Patient is null ? null : Write(question.Patient, RecordJson.Default.Patient),
        // Within a conversation the earlier turns are the history: they are not stored twice.
        History = question.ConversationId is null ? WriteList(question.History, RecordJson.Default.IReadOnlyListTurn) : null,
        Instructions = WriteList(question.CallerInstructions, RecordJson.Default.IReadOnlyListString),
    };

    /// <summary>Fills what an answer adds to its turn.</summary>
    public static void Close(TurnRow turn, Answer answer, DateTimeOffset ended)
    {
        turn.State = TurnStates.Closed;
        turn.Ended = ended.ToUnixTimeMilliseconds();
        turn.Outcome = answer.Outcome.ToString();
        turn.Task = answer.Task;
        turn.AnswerText = answer.Text;
        turn.Provider = answer.Provider;
        turn.Decision = Write(answer.Decision, RecordJson.Default.GuardDecision);
        turn.Evidence = WriteList(answer.Evidence, RecordJson.Default.IReadOnlyListEvidence);
        turn.Ranking = answer.Differential is null ? null : Write(answer.Differential, RecordJson.Default.Differential);
        turn.Withheld = WriteList(answer.Withheld, RecordJson.Default.IReadOnlyListSentenceVerdict);
        turn.Notices = WriteList(answer.Notices, RecordJson.Default.IReadOnlyListNotice);
        turn.Versions = Write(answer.Versions, RecordJson.Default.Versions);
        turn.Trace = WriteList(answer.Trace, RecordJson.Default.IReadOnlyListTraceStep);
        turn.TokenUse = answer.TokenUse is null ? null : Write(answer.TokenUse, RecordJson.Default.TokenUse);
        turn.Drafts = WriteList(answer.Drafts, RecordJson.Default.IReadOnlyListDraft);
    }

    /// <summary>The turn as the tables hold it: its words encrypted where the site wants that.</summary>
    public static TurnRow Stored(TurnRow turn, TextProtection protection)
    {
        var stored = turn.Copy();
        foreach (var column in TurnColumns.Clinical)
            column.Set(stored, protection.Write(column.Value(turn)));
        return stored;
    }

    /// <summary>Puts the words of a turn that was read back into the clear.</summary>
    public static TurnRow Reveal(TurnRow turn, TextProtection protection)
    {
        foreach (var column in TurnColumns.Clinical)
            column.Set(turn, protection.Read(column.Value(turn)));
        foreach (var note in turn.Notes)
            note.Content = protection.Read(note.Content)!;
        return turn;
    }

    public static Question ReadQuestion(TurnRow row) => new()
    {
        Id = row.QuestionId,
        ConversationId = row.ConversationId,
        Text = row.Text,
        Audience = Enum.Parse<Audience>(row.Audience),
        Task = row.AskedTask,
        Route = row.Route,
        Patient = row.Patient is null ? null : Read(row.Patient, RecordJson.Default.Patient),
        History = ReadList(row.History, RecordJson.Default.IReadOnlyListTurn),
        CallerInstructions = ReadList(row.Instructions, RecordJson.Default.IReadOnlyListString),
        Caller = new Caller(row.CallerId, Enum.Parse<Door>(row.Door), row.Purpose) { Tenant = row.Tenant },
    };

    public static Answer ReadAnswer(TurnRow row) => new()
    {
        QuestionId = row.QuestionId,
        Outcome = Enum.Parse<Outcome>(row.Outcome!),
        Decision = Read(row.Decision!, RecordJson.Default.GuardDecision),
        Task = row.Task!,
        Text = row.AnswerText!,
        Evidence = ReadList(row.Evidence, RecordJson.Default.IReadOnlyListEvidence),
        Differential = row.Ranking is null ? null : Read(row.Ranking, RecordJson.Default.Differential),
        Withheld = ReadList(row.Withheld, RecordJson.Default.IReadOnlyListSentenceVerdict),
        Notices = ReadList(row.Notices, RecordJson.Default.IReadOnlyListNotice),
        Provider = row.Provider!,
        Versions = Read(row.Versions!, RecordJson.Default.Versions),
        TokenUse = row.TokenUse is null ? null : Read(row.TokenUse, RecordJson.Default.TokenUse),
        Trace = ReadList(row.Trace, RecordJson.Default.IReadOnlyListTraceStep),
        Drafts = ReadList(row.Drafts, RecordJson.Default.IReadOnlyListDraft),
    };

    /// <summary>Writes a filled and worthless answer, for most of the cost of the first real one is the serializer's own start.</summary>
    public static void Warm()
    {
        var source = new Source("", "", null, null);
        var evidence = new Evidence { Id = "", Kind = EvidenceKind.Passage, Text = "", Origin = Origin.Published, Source = source };
        Write(new Patient { Age = Age.FromYears(1), Allergies = [new RecordEntry("")], Observations = [new Observation("", new Quantity(1, "1"))] }, RecordJson.Default.Patient);
        Write(new EvidenceFound(evidence), RecordJson.Default.EvidenceFound);
        Write(new SentenceReleased("", false, []), RecordJson.Default.SentenceReleased);
        Close(new TurnRow(), new Answer
        {
            QuestionId = "",
            Outcome = Outcome.Answered,
            Decision = new GuardDecision { Decision = Decision.Allow },
            Task = "",
            Text = "",
            Evidence = [evidence],
            Differential = new Differential(
                [new RankedCondition { Rank = 1, Id = "", Name = "", Score = 0, Basis = [new RankingBasis("", "", FindingStatus.Observed, 1, Origin.Estimated) { Source = source }] }],
                [new RedFlag("", "", [new ConditionName("", "")])], [new NextStep("", "", false)]),
            Withheld = [new SentenceVerdict("", SentenceStatus.Withheld, [])],
            Notices = [new Notice("", "")],
            Provider = "",
            Versions = new Versions("", "", new Dictionary<string, string>()),
            Trace = [new TraceStep("", TimeSpan.Zero, "")],
            Drafts = [new Draft("", null, "") { Found = [new DraftEvidence(0, evidence)] }],
        }, DateTimeOffset.UnixEpoch);
    }

    public static string Write<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);

    public static T Read<T>(string json, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(json, type) ?? throw new JsonException("The column holds null.");

    private static string? WriteList<T>(IReadOnlyList<T> list, JsonTypeInfo<IReadOnlyList<T>> type) => list.Count == 0 ? null : Write(list, type);

    private static IReadOnlyList<T> ReadList<T>(string? json, JsonTypeInfo<IReadOnlyList<T>> type) => json is null ? [] : Read(json, type);
}
