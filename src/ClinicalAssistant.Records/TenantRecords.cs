using Microsoft.EntityFrameworkCore;

using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Database;
using ClinicalAssistant.Records.Json;

namespace ClinicalAssistant.Records;

/// <summary>
/// What the record holds of one tenant; nothing of another is reachable through it. Every member throws <see cref="RecordUnavailableException"/>,
/// with the remedy, where the record cannot be used.
/// </summary>
public sealed class TenantRecords
{
    private readonly RecordDatabase _database;
    private readonly TextProtection _protection;
    private readonly TimeProvider _time;
    private readonly Func<long, bool> _isOpenHere;

    internal TenantRecords(string tenant, RecordDatabase database, TextProtection protection, TimeProvider time, Func<long, bool> isOpenHere) =>
        (Tenant, _database, _protection, _time, _isOpenHere) = (tenant, database, protection, time, isOpenHere);

    /// <summary>The tenant.</summary>
    public string Tenant { get; }

    /// <summary>The latest conversations, last used first.</summary>
    /// <param name="top">How many at most.</param>
    /// <param name="caller">Only those that this caller began, or null for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<IReadOnlyList<ConversationSummary>> ListAsync(int top, string? caller = null, CancellationToken cancellationToken = default) =>
        ListAsync(rows => caller is null ? rows : rows.Where(row => row.CallerId == caller), top, cancellationToken);

    /// <summary>The conversation last used, or that of one door; null where there is none.</summary>
    public async Task<Conversation?> LatestAsync(Door? door = null, CancellationToken cancellationToken = default)
    {
        var name = door?.ToString();
        var latest = await ListAsync(rows => name is null ? rows : rows.Where(row => row.Door == name), 1, cancellationToken);
        return latest.Count == 0 ? null : await ReadAsync(latest[0].Id, cancellationToken);
    }

    /// <summary>A whole conversation, or null where this tenant has none of that id.</summary>
    public Task<Conversation?> ReadAsync(string id, CancellationToken cancellationToken = default) => _database.ReadAsync(async (context, token) =>
    {
        var row = await context.Conversations.AsNoTracking().FirstOrDefaultAsync(conversation => conversation.Id == id && conversation.Tenant == Tenant, token);
        return row is null ? null : await WholeAsync(context, row, token);
    }, cancellationToken);

    /// <summary>The conversation that holds the question of this id, or null.</summary>
    public async Task<Conversation?> ReadByQuestionAsync(string questionId, CancellationToken cancellationToken = default)
    {
        var id = await _database.ReadAsync((context, token) => context.Turns.Where(turn => turn.QuestionId == questionId && turn.Tenant == Tenant).Select(turn => turn.ConversationId).FirstOrDefaultAsync(token), cancellationToken);
        return id is null ? null : await ReadAsync(id, cancellationToken);
    }

    /// <summary>Whether another tenant uses this conversation's id: it is then no id to begin one with.</summary>
    public Task<bool> IsTakenAsync(string id, CancellationToken cancellationToken = default) =>
        _database.ReadAsync((context, token) => context.Conversations.AnyAsync(row => row.Id == id && row.Tenant != Tenant, token), cancellationToken);

    /// <summary>Every conversation with a turn about this patient (see <see cref="PatientKeys"/>), with those turns alone; oldest first.</summary>
    public Task<IReadOnlyList<Conversation>> OfPatientAsync(string patientKey, CancellationToken cancellationToken = default) =>
        WithTurnsAsync(turn => turn.PatientKey == patientKey, cancellationToken);

    /// <summary>Every conversation with a turn of this caller, with those turns alone; oldest first.</summary>
    public Task<IReadOnlyList<Conversation>> OfCallerAsync(string caller, CancellationToken cancellationToken = default) =>
        WithTurnsAsync(turn => turn.CallerId == caller, cancellationToken);

    /// <summary>Deletes a conversation with all its turns. False where there is none of that id.</summary>
    public async Task<bool> DeleteAsync(string id, string actor = RecordStore.Self, CancellationToken cancellationToken = default) =>
        await DeleteAsync(Statements.DeleteConversation, actor, null, cancellationToken, ("Id", id)) > 0;

    /// <summary>Deletes every turn about this patient and says how many.</summary>
    public Task<int> DeletePatientAsync(string patientKey, string actor = RecordStore.Self, CancellationToken cancellationToken = default) =>
        DeleteAsync(Statements.DeletePatient, actor, patientKey, cancellationToken, ("Key", patientKey));

    /// <summary>Deletes every turn of this caller and says how many.</summary>
    public Task<int> DeleteCallerAsync(string caller, string actor = RecordStore.Self, CancellationToken cancellationToken = default) =>
        DeleteAsync(Statements.DeleteCaller, actor, null, cancellationToken, ("CallerId", caller));

    /// <summary>Stores what a reader thought of an answer. False where this tenant has no such question.</summary>
    public Task<bool> AddFeedbackAsync(Feedback feedback, CancellationToken cancellationToken = default) => _database.WriteAsync(async (writer, _) =>
    {
        var now = _time.GetUtcNow();
        var stored = await writer.ExecuteAsync(Statements.InsertFeedback,
            ("Tenant", Tenant), ("QuestionId", feedback.QuestionId), ("CallerId", feedback.CallerId), ("At", now.ToUnixTimeMilliseconds()), ("Rating", feedback.Rating), ("Comment", _protection.Write(feedback.Comment) ?? ""));
        if (stored > 0)
            writer.Audit(new AuditEntry { Tenant = Tenant, At = now, Actor = feedback.CallerId, Action = AuditActions.Feedback, Subject = feedback.QuestionId });
        return stored > 0;
    }, cancellationToken);

    /// <summary>Feedback, latest first; that of one question where one is named.</summary>
    public Task<IReadOnlyList<Feedback>> FeedbackAsync(int top, string? questionId = null, CancellationToken cancellationToken = default) => _database.ReadAsync<IReadOnlyList<Feedback>>(async (context, token) =>
    {
        var rows = await context.Feedback.AsNoTracking().Where(row => row.Tenant == Tenant && (questionId == null || row.QuestionId == questionId)).OrderByDescending(row => row.Number).Take(top).ToListAsync(token);
        return [.. rows.Select(row => new Feedback(row.QuestionId, row.CallerId, row.Rating, _protection.Read(row.Comment) is { Length: > 0 } comment ? comment : null) { At = DateTimeOffset.FromUnixTimeMilliseconds(row.At) })];
    }, cancellationToken);

    /// <summary>Stores the outcome of an eval run.</summary>
    public Task AddEvalRunAsync(EvalRun run, CancellationToken cancellationToken = default) => _database.WriteAsync(async (writer, _) =>
    {
        await writer.ExecuteAsync(Statements.InsertEvalRun,
            ("Tenant", Tenant), ("Suite", run.Suite), ("Started", run.Started.ToUnixTimeMilliseconds()), ("Ended", run.Ended.ToUnixTimeMilliseconds()),
            ("Passed", run.Passed), ("Failed", run.Failed), ("Errors", run.Errors), ("Summary", run.Summary));
        writer.Audit(new AuditEntry { Tenant = Tenant, At = _time.GetUtcNow(), Actor = RecordStore.Self, Action = AuditActions.Evaluate, Subject = run.Suite });
    }, cancellationToken);

    /// <summary>Eval runs, latest first.</summary>
    public Task<IReadOnlyList<EvalRun>> EvalRunsAsync(int top, CancellationToken cancellationToken = default) => _database.ReadAsync<IReadOnlyList<EvalRun>>(async (context, token) =>
    {
        var rows = await context.EvalRuns.AsNoTracking().Where(row => row.Tenant == Tenant).OrderByDescending(row => row.Number).Take(top).ToListAsync(token);
        return [.. rows.Select(row => new EvalRun(row.Suite, DateTimeOffset.FromUnixTimeMilliseconds(row.Started), DateTimeOffset.FromUnixTimeMilliseconds(row.Ended), row.Passed, row.Failed, row.Errors, row.Summary))];
    }, cancellationToken);

    internal static IEnumerable<AuditEntry> Deletions(IEnumerable<DeletedTurn> deleted, string actor, string? patientKey, DateTimeOffset now) =>
        deleted.GroupBy(static turn => (turn.Tenant, turn.ConversationId)).Select(conversation => new AuditEntry
        {
            Tenant = conversation.Key.Tenant,
            At = now,
            Actor = actor,
            Action = AuditActions.Delete,
            Subject = conversation.Key.ConversationId,
            PatientKey = patientKey,
            Detail = string.Join(' ', conversation.Select(static turn => turn.QuestionId)),
        });

    private async Task<int> DeleteAsync(string statement, string actor, string? patientKey, CancellationToken cancellationToken, params (string, object?)[] which)
    {
        var deleted = await _database.WriteAsync(async (writer, _) =>
        {
            var turns = await writer.DeleteTurnsAsync(statement, [("Tenant", Tenant), .. which]);
            foreach (var entry in Deletions(turns, actor, patientKey, _time.GetUtcNow()))
                writer.Audit(entry);
            return turns.Count;
        }, cancellationToken);
        if (deleted > 0)
            await _database.ForgetAsync();
        return deleted;
    }

    private Task<IReadOnlyList<ConversationSummary>> ListAsync(
        Func<IQueryable<ConversationRow>, IQueryable<ConversationRow>> among, int top, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        return _database.ReadAsync<IReadOnlyList<ConversationSummary>>(async (context, token) =>
        {
            var rows = await among(context.Conversations.AsNoTracking().Where(row => row.Tenant == Tenant))
                .OrderByDescending(row => row.Updated).ThenByDescending(row => row.Id).Take(top)
                .Select(row => new { Row = row, Turns = row.Turns.Count }).ToListAsync(token);
            return [.. rows.Select(found => Summary(found.Row, found.Turns))];
        }, cancellationToken);
    }

    private Task<IReadOnlyList<Conversation>> WithTurnsAsync(System.Linq.Expressions.Expression<Func<TurnRow, bool>> which, CancellationToken cancellationToken) =>
        _database.ReadAsync<IReadOnlyList<Conversation>>(async (context, token) =>
        {
            var turns = await context.Turns.AsNoTracking().Where(turn => turn.Tenant == Tenant).Where(which).Include(turn => turn.Notes).OrderBy(turn => turn.Number).ToListAsync(token);
            var ids = turns.Select(static turn => turn.ConversationId).Distinct().ToList();
            var rows = await context.Conversations.AsNoTracking().Where(row => ids.Contains(row.Id)).OrderBy(row => row.Started).ToListAsync(token);
            var running = await RunningAsync(context, token);
            return [.. rows.Select(row => new Conversation(Summary(row, turns.Count(turn => turn.ConversationId == row.Id)),
                [.. turns.Where(turn => turn.ConversationId == row.Id).Select(turn => Recorded(turn, running))]))];
        }, cancellationToken);

    private async Task<Conversation> WholeAsync(RecordContext context, ConversationRow row, CancellationToken cancellationToken)
    {
        var turns = await context.Turns.AsNoTracking().Where(turn => turn.ConversationId == row.Id).Include(turn => turn.Notes).OrderBy(turn => turn.Number).ToListAsync(cancellationToken);
        var running = turns.Exists(static turn => turn.State == TurnStates.Open) ? await RunningAsync(context, cancellationToken) : new HashSet<long>();
        return new Conversation(Summary(row, turns.Count), [.. turns.Select(turn => Recorded(turn, running))]);
    }

    private Task<IReadOnlySet<long>> RunningAsync(RecordContext context, CancellationToken cancellationToken) =>
        _database.Engine.RunningAsync(context.Database.GetDbConnection(), cancellationToken);

    private ConversationSummary Summary(ConversationRow row, int turns) => new(
        row.Id, _protection.Read(row.Title)!, DateTimeOffset.FromUnixTimeMilliseconds(row.Started), DateTimeOffset.FromUnixTimeMilliseconds(row.Updated),
        turns, row.CallerId, Enum.Parse<Door>(row.Door));

    private RecordedTurn Recorded(TurnRow row, IReadOnlySet<long> running)
    {
        Columns.Reveal(row, _protection);
        var noted = row.Notes.OrderBy(static note => note.Number).Select(Notes.Read).ToArray();
        var answer = row.State == TurnStates.Closed ? Columns.ReadAnswer(row) : null;
        var isOpen = row.State == TurnStates.Open && (_isOpenHere(row.Number) || (row.Instance is { } instance && instance != _database.Engine.Instance && running.Contains(instance)));
        return new RecordedTurn
        {
            Question = Columns.ReadQuestion(row),
            Asked = DateTimeOffset.FromUnixTimeMilliseconds(row.Asked),
            State = answer is not null ? TurnState.Closed : isOpen ? TurnState.Open : TurnState.Interrupted,
            ReleasedText = answer?.Text ?? string.Concat(noted.OfType<SentenceReleased>().Select(static sentence => sentence.Text)),
            Answer = answer,
            Noted = noted,
        };
    }
}
