using System.Buffers;

namespace ClinicalAssistant.Models;

/// <summary>The events of a server-sent stream, one after the other, out of one buffer: what has come already is handed on without waiting. Not safe for concurrent use.</summary>
internal sealed class EventFrames(Stream stream) : IDisposable
{
    private const int FirstSize = 4 * 1024;
    private const int MostBytes = 16 * 1024 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _next;
    private int _filled;
    private int _dataStart = -1;
    private int _dataEnd;
    private (int Start, int Length) _current;

    /// <summary>The data of the event, without its field's name. It holds until the next is asked for.</summary>
    public ReadOnlySpan<byte> Current => _buffer.AsSpan(_current.Start, _current.Length);

    /// <summary>Goes to the next event that has data; false at the end of the stream. An event that the stream broke off in is none.</summary>
    public ValueTask<bool> NextAsync(CancellationToken cancellationToken) => Take() ? new ValueTask<bool>(true) : ReadOnAsync(cancellationToken);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private async ValueTask<bool> ReadOnAsync(CancellationToken cancellationToken)
    {
        do
        {
            MakeRoom();
            var count = await stream.ReadAsync(_buffer.AsMemory(_filled), cancellationToken).ConfigureAwait(false);
            if (count == 0)
                return false;
            _filled += count;
        }
        while (!Take());
        return true;
    }

    private bool Take()
    {
        while (_buffer.AsSpan(_next, _filled - _next).IndexOf((byte)'\n') is >= 0 and var length)
        {
            var (start, end) = (_next, _next + length);
            _next = end + 1;
            if (end > start && _buffer[end - 1] == '\r')
                end--;
            if (end > start)
                Field(start, end);
            else if (_dataStart >= 0)
            {
                _current = (_dataStart, _dataEnd - _dataStart);
                _dataStart = -1;
                return true;
            }
        }

        return false;
    }

    private void Field(int start, int end)
    {
        var line = _buffer.AsSpan(start, end - start);
        if (!line.StartsWith("data:"u8))
            return;
        var value = start + 5;
        if (value < end && _buffer[value] == ' ')
            value++;
        if (_dataStart < 0)
        {
            (_dataStart, _dataEnd) = (value, end);
            return;
        }

        // A second line of the same event moves up to the first.
        _buffer[_dataEnd++] = (byte)'\n';
        _buffer.AsSpan(value, end - value).CopyTo(_buffer.AsSpan(_dataEnd));
        _dataEnd += end - value;
    }

    /// <summary>Moves what is not handed on yet to the front, and takes a larger buffer where that leaves little room.</summary>
    private void MakeRoom()
    {
        var kept = _dataStart >= 0 ? _dataStart : _next;
        var length = _filled - kept;
        if (length > MostBytes)
            throw new WireFailure(FailureReason.InvalidReply) { Code = "event_too_long" };
        var (from, to) = (_buffer, length > _buffer.Length / 2 ? ArrayPool<byte>.Shared.Rent(_buffer.Length * 2) : _buffer);
        from.AsSpan(kept, length).CopyTo(to);
        if (from != to)
            ArrayPool<byte>.Shared.Return(from);
        (_buffer, _next, _filled) = (to, _next - kept, length);
        if (_dataStart < 0)
            return;
        (_dataStart, _dataEnd) = (0, _dataEnd - kept);
    }
}
