using System.Data.Common;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Database;

/// <summary>What differs between the databases that can hold the record: how it is opened and brought up to date, and what its faults mean.</summary>
internal abstract class RecordEngine : IAsyncDisposable
{
    /// <summary>Where the record is, for messages; never a password.</summary>
    public abstract string Place { get; }

    /// <summary>Which process wrote a turn, where other processes can find out whether that one still runs; null where they cannot.</summary>
    public virtual long? Instance => null;

    /// <summary>How often a reading is tried again.</summary>
    public virtual int ReadRetries => 0;

    /// <summary>An open connection to a record of this program's schema.</summary>
    public abstract Task<DbConnection> OpenAsync(bool forWriting, CancellationToken cancellationToken);

    public abstract RecordContext Context(DbConnection connection);

    /// <summary>Instances that run now, of those that <see cref="Instance"/> names.</summary>
    public virtual Task<IReadOnlySet<long>> RunningAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<long>>(new HashSet<long>());

    /// <summary>After words were deleted: nothing of them may stay in side files.</summary>
    public virtual Task ForgetAsync(RecordWriter writer, CancellationToken cancellationToken) => Task.CompletedTask;

    public abstract bool IsFault(Exception fault);

    /// <summary>Whether the fault belongs to one write, so that the others of its transaction may succeed without it.</summary>
    public abstract bool IsOfOneWrite(Exception fault);

    public abstract RecordUnavailableException Explain(Exception fault);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
