namespace ClinicalAssistant.Models;

/// <summary>The time limits of one attempt: for the whole, for the first token, for silence after it.</summary>
internal sealed class AttemptClock : IDisposable
{
    // The SDKs' HTTP clients do not carry the token as far as the body; what runs within an attempt finds it here.
    private static readonly AsyncLocal<CancellationToken> Ambient = new();

    private readonly CancellationTokenSource _whole;
    private readonly CancellationTokenSource? _silence;
    private readonly CancellationTokenSource _either;
    private readonly TimeSpan _stall;
    private bool _begun;

    private AttemptClock(CancellationTokenSource whole, CancellationTokenSource? silence, TimeSpan stall, CancellationToken caller)
    {
        (_whole, _silence, _stall) = (whole, silence, stall);
        _either = silence is null ? CancellationTokenSource.CreateLinkedTokenSource(whole.Token, caller)
            : CancellationTokenSource.CreateLinkedTokenSource(whole.Token, silence.Token, caller);
        Ambient.Value = _either.Token;
    }

    /// <summary>Ends when the attempt that the code runs in has ended; never outside of an attempt.</summary>
    public static CancellationToken Current => Ambient.Value;

    public CancellationToken Token => _either.Token;

    /// <summary>The limit that was passed, or null where none was.</summary>
    public WireFailure? Passed =>
        _silence is { IsCancellationRequested: true } ? new WireFailure(_begun ? FailureReason.Stalled : FailureReason.Timeout) { Code = _begun ? "stall" : "first_token" }
        : _whole.IsCancellationRequested ? new WireFailure(FailureReason.Timeout) { Code = "attempt" }
        : null;

    public static AttemptClock ForWhole(ProviderOptions options, TimeProvider time, CancellationToken caller) =>
        new(new CancellationTokenSource(options.AttemptTimeout, time), null, default, caller);

    public static AttemptClock ForStream(ProviderOptions options, TimeProvider time, CancellationToken caller) =>
        new(new CancellationTokenSource(options.AttemptTimeout, time), new CancellationTokenSource(options.TimeToFirstToken, time), options.StallTimeout, caller);

    /// <summary>The stream gave a sign of life.</summary>
    public void Saw(bool begun)
    {
        if (!begun)
            return;
        _begun = true;
        _silence?.CancelAfter(_stall);
    }

    public void Dispose()
    {
        _either.Dispose();
        _silence?.Dispose();
        _whole.Dispose();
    }
}
