using System.Buffers;
using System.Runtime.CompilerServices;

namespace ClinicalAssistant.Cli.Batches;

/// <summary>Reads a stream line by line, as bytes.</summary>
internal static class JsonLines
{
    /// <summary>The longest line that is read, in bytes.</summary>
    public const int LongestLine = 64 * 1024 * 1024;

    /// <summary>The lines without their ends, blank ones included; null for one that is too long.</summary>
    public static async IAsyncEnumerable<byte[]?> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        var line = new Growing();
        var first = true;
        // The console's own stream cannot be cancelled while it waits.
        for (int count; (count = await stream.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken)) > 0;)
        {
            var rest = buffer.AsMemory(0, count);
            if (first && rest.Span.StartsWith("\uFEFF"u8))
                rest = rest[3..];
            first = false;
            for (int end; (end = rest.Span.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..])
            {
                line.Add(rest.Span[..end]);
                yield return line.Take();
            }

            line.Add(rest.Span);
        }

        if (!line.IsEmpty)
            yield return line.Take();
    }

    private sealed class Growing
    {
        private readonly ArrayBufferWriter<byte> _bytes = new();
        private bool _tooLong;

        public bool IsEmpty => _bytes.WrittenCount == 0 && !_tooLong;

        public void Add(ReadOnlySpan<byte> part)
        {
            _tooLong |= _bytes.WrittenCount + part.Length > LongestLine;
            if (!_tooLong)
                _bytes.Write(part);
        }

        public byte[]? Take()
        {
            var line = _tooLong ? null : _bytes.WrittenSpan.ToArray();
            _bytes.ResetWrittenCount();
            _tooLong = false;
            return line;
        }
    }
}
