using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Stops reading at a file's limits.</summary>
internal sealed class MeteredStream(Stream inner, string name, XmlLimits limits) : Stream
{
    private long _read;
    private long _since;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>What is read from here on is another element.</summary>
    public void Next() => _since = _read;

    /// <exception cref="WrongInputException">A limit is passed.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        _read += read;
        return _read > limits.Most ? throw new WrongInputException(FormattableString.Invariant($"{name}: larger than {Shown(limits.Most)} unpacked. Split it, or import a smaller release."))
            : _read - _since > limits.MostOfElement ? throw new WrongInputException(FormattableString.Invariant($"{name}: one of its elements is larger than {Shown(limits.MostOfElement)}. Check that it is a file of this kind."))
            : read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private static string Shown(long bytes) => bytes >= 1_000_000 ? FormattableString.Invariant($"{bytes / 1_000_000} MB") : FormattableString.Invariant($"{bytes} bytes");
}
