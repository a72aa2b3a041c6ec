using System.Collections.Concurrent;

using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Auditing;
using ClinicalAssistant.Records.Database;
using ClinicalAssistant.Records.Documents;
using ClinicalAssistant.Records.Json;
using ClinicalAssistant.Records.Keys;

namespace ClinicalAssistant.Records;

/// <summary>
/// The site's record: every question and what became of it, in one SQLite file that only its owner can read, or in PostgreSQL. Safe for concurrent use; several
/// processes may use one file or one server. Every member throws <see cref="RecordUnavailableException"/>, with the remedy, where the record cannot be used.
/// </summary>
public sealed class RecordStore : IConsultRecorder, IAsyncDisposable
{
    /// <summary>The program itself, where it acts without a caller.</summary>
    public const string Self = "clinical";

    private readonly RecordDatabase _database;
    private readonly RecordOptions _options;
    private readonly TextProtection _protection;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<long, bool> _open = new();
    private readonly TenantRecords _own;

    /// <summary>A store; nothing is touched before its first use.</summary>
    /// <exception cref="WrongInputException">A setting cannot be used.</exception>
    public RecordStore(RecordOptions options, TimeProvider time, TextProtection? protection = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _time = time;
        _protection = protection ?? TextProtection.None;
        _database = new RecordDatabase(options.IsPostgres ? new PostgresEngine(options, time) : new SqliteEngine(options));
        _own = Of(Tenants.Own);
        Audit = new AuditTrail(_database, _protection, time);
        Keys = new ApiKeyStore(_database, time);
        Documents = new DocumentStore(_database, options, _protection, time);
    }

    /// <summary>The audit trail.</summary>
    public AuditTrail Audit { get; }

    /// <summary>The callers' keys.</summary>
    public ApiKeyStore Keys { get; }

    /// <summary>The clinical documents.</summary>
    public DocumentStore Documents { get; }

    /// <summary>Where the record is, for messages.</summary>
    public string Place => _database.Engine.Place;

    /// <summary>What the record holds of a tenant.</summary>
    public TenantRecords Of(string tenant) => new(tenant, _database, _protection, _time, _open.ContainsKey);

    /// <summary>
    /// Makes or checks the tables, keeps them open, and loads what the first write needs. The first <see cref="OpenAsync"/> does so by itself;
    /// a host that starts it beside its other loading gives its first answer sooner.
    /// </summary>
    public Task PrepareAsync(CancellationToken cancellationToken = default) => _database.WriteAsync(static (_, _) =>
    {
        Columns.Warm();
        return Task.CompletedTask;
    }, cancellationToken);

    /// <summary>Reads from the record, at little cost, to see whether it can be used.</summary>
    public Task CheckAsync(CancellationToken cancellationToken = default) => _database.CountAsync(Statements.CountAnyConversation, cancellationToken);

    /// <summary>Records the question, in its conversation or in a new one that takes the question's id, before anything is generated.</summary>
    public async ValueTask<IOpenRecord> OpenAsync(Question question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var now = _time.GetUtcNow();
        var turn = Columns.ToRow(question, question.ConversationId ?? question.Id, now);
        turn.Instance = _database.Engine.Instance;
        var stored = Columns.Stored(turn, _protection);
        var title = _protection.Write(Titles.Of(question.Text))!;
        await _database.WriteAsync((writer, _) =>
        {
            writer.Audit(new AuditEntry { Tenant = turn.Tenant, At = now, Actor = turn.CallerId, Action = AuditActions.Ask, Subject = turn.QuestionId, PatientKey = turn.PatientKey, Door = turn.Door, Purpose = turn.Purpose });
            return writer.OpenTurnAsync(stored, title);
        }, cancellationToken);
        turn.Number = stored.Number;
        _open[turn.Number] = true;
        return new OpenRecord(_database, _protection, _time, turn, question.DeliveredWhole, number => _open.TryRemove(number, out _));
    }

    /// <summary>The latest conversations of this installation's own tenant, last used first.</summary>
    public Task<IReadOnlyList<ConversationSummary>> ListAsync(int top, CancellationToken cancellationToken = default) => _own.ListAsync(top, null, cancellationToken);

    /// <summary>The own tenant's conversation last used, or that of one door; null where there is none.</summary>
    public Task<Conversation?> LatestAsync(Door? door = null, CancellationToken cancellationToken = default) => _own.LatestAsync(door, cancellationToken);

    /// <summary>A whole conversation of the own tenant, or null where there is none of that id.</summary>
    public Task<Conversation?> ReadAsync(string id, CancellationToken cancellationToken = default) => _own.ReadAsync(id, cancellationToken);

    /// <summary>Deletes a conversation of the own tenant with all its turns. False where there is none of that id.</summary>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default) => _own.DeleteAsync(id, Self, cancellationToken);

    /// <summary>Deletes what is older than the configured retention; see <see cref="PurgeAsync(TimeSpan, CancellationToken)"/>.</summary>
    public Task<int> PurgeAsync(CancellationToken cancellationToken = default) => PurgeAsync(_options.Retention, cancellationToken);

    /// <summary>Deletes the conversations of every tenant whose last question is longer ago than this, and says how many; zero keeps all.</summary>
    public async Task<int> PurgeAsync(TimeSpan keep, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, TimeSpan.Zero);
        if (keep == TimeSpan.Zero)
            return 0;
        var now = _time.GetUtcNow();
        var deleted = await _database.WriteAsync(async (writer, _) =>
        {
            var turns = await writer.DeleteTurnsAsync(Statements.DeleteOlder, ("Than", now.Subtract(keep).ToUnixTimeMilliseconds()));
            foreach (var entry in TenantRecords.Deletions(turns, Self, null, now))
                writer.Audit(entry);
            return turns.Select(static turn => turn.ConversationId).Distinct().Count();
        }, cancellationToken);
        if (deleted > 0)
            await _database.ForgetAsync();
        return deleted;
    }

    /// <summary>Closes the record. Answers that are still open are shown as interrupted afterwards.</summary>
    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
