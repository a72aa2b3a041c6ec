using System.Collections.Concurrent;

using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Database;
using ClinicalAssistant.Records.Json;

using Microsoft.EntityFrameworkCore;

namespace ClinicalAssistant.Records;

/// <summary>
/// The site's record: every question and what became of it, in one SQLite file that only its owner can read. Safe for concurrent use, and several
/// processes may use one file. Every member throws <see cref="RecordUnavailableException"/>, with the remedy, where the file cannot be used.
/// </summary>
public sealed class RecordStore : IConsultRecorder, IAsyncDisposable
{
    private readonly RecordDatabase _database;
    private readonly RecordOptions _options;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<long, bool> _open = new();

    /// <summary>A store; nothing is touched before its first use.</summary>
    /// <exception cref="WrongInputException">A setting cannot be used.</exception>
    public RecordStore(RecordOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _time = time;
        _database = new RecordDatabase(options);
    }

    /// <summary>
    /// Makes or checks the file, keeps it open, and loads what the first write needs. The first <see cref="OpenAsync"/> does so by itself;
    /// a host that starts it beside its other loading gives its first answer sooner.
    /// </summary>
    public Task PrepareAsync(CancellationToken cancellationToken = default) => _database.WriteAsync(static (_, _) =>
    {
        Columns.Warm();
        return Task.CompletedTask;
    }, cancellationToken);

    /// <summary>Records the question, in its conversation or in a new one that takes the question's id, before anything is generated.</summary>
    public async ValueTask<IOpenRecord> OpenAsync(Question question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var now = _time.GetUtcNow();
        var turn = Columns.ToRow(question, question.ConversationId ?? question.Id, now);
        var title = Titles.Of(question.Text);
        await _database.WriteAsync((writer, token) => writer.OpenTurnAsync(turn, title, token), cancellationToken);
        _open[turn.Number] = true;
        return new OpenRecord(_database, _time, turn.Number, number => _open.TryRemove(number, out _));
    }

    /// <summary>The latest conversations, last used first.</summary>
    public Task<IReadOnlyList<ConversationSummary>> ListAsync(int top, CancellationToken cancellationToken = default) =>
        ListAsync(static rows => rows, top, cancellationToken);

    /// <summary>The conversation last used, or that of one door; null where there is none.</summary>
    public async Task<Conversation?> LatestAsync(Door? door = null, CancellationToken cancellationToken = default)
    {
        var name = door?.ToString();
        var latest = await ListAsync(rows => name is null ? rows : rows.Where(row => row.Door == name), 1, cancellationToken);
        return latest.Count == 0 ? null : await ReadAsync(latest[0].Id, cancellationToken);
    }

    /// <summary>A whole conversation, or null where there is none of that id.</summary>
    public Task<Conversation?> ReadAsync(string id, CancellationToken cancellationToken = default) => _database.ReadAsync(async (context, token) =>
    {
        var row = await context.Conversations.AsNoTracking().FirstOrDefaultAsync(conversation => conversation.Id == id, token);
        if (row is null)
            return null;
        var turns = await context.Turns.AsNoTracking().Where(turn => turn.ConversationId == id).Include(turn => turn.Notes).OrderBy(turn => turn.Number).ToListAsync(token);
        return new Conversation(Summary(row, turns.Count), [.. turns.Select(Recorded)]);
    }, cancellationToken);

    /// <summary>Deletes a conversation with all its turns. False where there is none of that id.</summary>
    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        await _database.WriteAsync((writer, token) => writer.DeleteConversationAsync(id, token), cancellationToken) > 0;

    /// <summary>Deletes what is older than the configured retention; see <see cref="PurgeAsync(TimeSpan, CancellationToken)"/>.</summary>
    public Task<int> PurgeAsync(CancellationToken cancellationToken = default) => PurgeAsync(_options.Retention, cancellationToken);

    /// <summary>Deletes the conversations whose last question is longer ago than this, and says how many; zero keeps all.</summary>
    public async Task<int> PurgeAsync(TimeSpan keep, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, TimeSpan.Zero);
        if (keep == TimeSpan.Zero)
            return 0;
        var oldest = _time.GetUtcNow().Subtract(keep).ToUnixTimeMilliseconds();
        return await _database.WriteAsync((writer, token) => writer.DeleteOlderAsync(oldest, token), cancellationToken);
    }

    /// <summary>Closes the file. Answers that are still open are shown as interrupted afterwards.</summary>
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private Task<IReadOnlyList<ConversationSummary>> ListAsync(
        Func<IQueryable<ConversationRow>, IQueryable<ConversationRow>> among, int top, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        return _database.ReadAsync<IReadOnlyList<ConversationSummary>>(async (context, token) =>
        {
            var rows = await among(context.Conversations.AsNoTracking())
                .OrderByDescending(row => row.Updated).ThenByDescending(row => row.Id).Take(top)
                .Select(row => new { Row = row, Turns = row.Turns.Count }).ToListAsync(token);
            return [.. rows.Select(found => Summary(found.Row, found.Turns))];
        }, cancellationToken);
    }

    private static ConversationSummary Summary(ConversationRow row, int turns) => new(
        row.Id, row.Title, DateTimeOffset.FromUnixTimeMilliseconds(row.Started), DateTimeOffset.FromUnixTimeMilliseconds(row.Updated),
        turns, row.CallerId, Enum.Parse<Door>(row.Door));

    private RecordedTurn Recorded(TurnRow row)
    {
        var noted = row.Notes.OrderBy(static note => note.Number).Select(Notes.Read).ToArray();
        var answer = row.State == TurnStates.Closed ? Columns.ReadAnswer(row) : null;
        return new RecordedTurn
        {
            Question = Columns.ReadQuestion(row),
            Asked = DateTimeOffset.FromUnixTimeMilliseconds(row.Asked),
            State = answer is not null ? TurnState.Closed : _open.ContainsKey(row.Number) ? TurnState.Open : TurnState.Interrupted,
            ReleasedText = answer?.Text ?? string.Concat(noted.OfType<SentenceReleased>().Select(static sentence => sentence.Text)),
            Answer = answer,
            Noted = noted,
        };
    }
}
