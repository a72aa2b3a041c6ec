using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration;

/// <summary>
/// The record around one answer: opened before anything is generated, closed after the last event; disposing it early
/// (the caller cancelled or left) closes the record with what was released so far.
/// </summary>
internal sealed class RecordBracket(IConsultRecorder recorder, Func<bool, Answer> compose) : IAsyncDisposable
{
    private IOpenRecord? _open;
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
        catch (RecordUnavailableException fault)
        {
            Fault = fault.Message;
        }
    }

    public ValueTask NoteAsync(AnswerEvent answerEvent, CancellationToken cancellationToken) =>
        _open?.NoteAsync(answerEvent, cancellationToken) ?? ValueTask.CompletedTask;

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
        catch (RecordUnavailableException fault)
        {
            return new Notice("record_unavailable", fault.Message + " This answer's record is marked as interrupted.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_open is null)
            return;
        if (!_closed)
        {
            _closed = true;
            try
            {
                await _open.CloseAsync(compose(true), CancellationToken.None).ConfigureAwait(false);
            }
            catch (RecordUnavailableException)
            {
                // The record then shows the turn as interrupted, which is what happened.
            }
        }

        await _open.DisposeAsync().ConfigureAwait(false);
    }
}
