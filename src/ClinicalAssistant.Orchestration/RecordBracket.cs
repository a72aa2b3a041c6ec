using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration;

/// <summary>
/// The record around one answer: opened before anything is generated, closed after the last event; disposing it early
/// (the caller cancelled or left) closes the record with what was released so far.
/// </summary>
internal sealed class RecordBracket(IConsultRecorder recorder, Func<bool, Answer> compose) : IAsyncDisposable
{
    private IOpenRecord? _open;
    private IOpenRecord? _lost;
    private bool _closed;

    public bool IsOpen => _open is not null;

    /// <summary>Why the record could not be opened, with the remedy.</summary>
    public string Fault { get; private set; } = "The record store was not opened.";

    public async ValueTask OpenAsync(Question question, CancellationToken cancellationToken)
    {
        try
        {
            _open = await recorder.OpenAsync(question, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Fault = Words(fault);
        }
    }

    public ValueTask NoteAsync(AnswerEvent answerEvent, CancellationToken cancellationToken) =>
        _open?.NoteAsync(answerEvent, cancellationToken) ?? ValueTask.CompletedTask;

    /// <summary>Records an event where that is possible; where it is not, the record counts as not open from here on.</summary>
    public async ValueTask TryNoteAsync(AnswerEvent answerEvent, CancellationToken cancellationToken)
    {
        try
        {
            await NoteAsync(answerEvent, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Fault = Words(fault);
            _lost = _open;
            _open = null;
        }
    }

    /// <summary>Closes the record; a notice where it could not be written.</summary>
    public async ValueTask<Notice?> CloseAsync(CancellationToken cancellationToken)
    {
        if (_open is null || _closed)
            return null;
        _closed = true;
        try
        {
            await _open.CloseAsync(compose(false), cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new Notice("record_unavailable", Words(fault) + " This answer's record is marked as interrupted.");
        }
    }

    /// <summary>The remedy where the store names one; a foreign fault's own words stay out, as they may quote what was asked.</summary>
    private static string Words(Exception fault) => fault is RecordUnavailableException known ? known.Message : $"The record store failed ({fault.GetType().Name}): run 'clinical doctor'.";

    public async ValueTask DisposeAsync()
    {
        if (_lost is { } lost)
            await lost.DisposeAsync().ConfigureAwait(false);
        if (_open is null)
            return;
        if (!_closed)
        {
            _closed = true;
            try
            {
                await _open.CloseAsync(compose(true), CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // The record then shows the turn as interrupted, which is what happened.
            }
        }

        await _open.DisposeAsync().ConfigureAwait(false);
    }
}
