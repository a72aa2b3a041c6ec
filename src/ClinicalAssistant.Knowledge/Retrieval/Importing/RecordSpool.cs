using System.Text.Json;

namespace ClinicalAssistant.Knowledge;

/// <summary>Records of a file that may still prove broken before its end: in memory while they are few, beyond that in a file that goes when this is disposed.</summary>
internal sealed class RecordSpool(string path, long mostInMemory = 32_000_000) : IDisposable
{
    private readonly List<PassageRecord> _kept = [];
    private FileStream? _file;
    private long _characters;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds one.</summary>
    public void Add(PassageRecord record)
    {
        Count++;
        _kept.Add(record);
        _characters += record.Text.Length;
        if (_characters <= mostInMemory)
            return;
        _file ??= new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        foreach (var kept in _kept)
        {
            JsonSerializer.Serialize(_file, kept, RecordJson.Line.PassageRecord);
            _file.WriteByte((byte)'\n');
        }

        _kept.Clear();
        _characters = 0;
    }

    /// <summary>The records in the order they were added; nothing can be added any more.</summary>
    public IEnumerable<PassageRecord> Read()
    {
        if (_file is not null)
        {
            _file.Position = 0;
            using var reader = new StreamReader(_file, leaveOpen: true);
            while (reader.ReadLine() is { } line)
                yield return JsonSerializer.Deserialize(line, RecordJson.Line.PassageRecord)!;
        }

        foreach (var record in _kept)
            yield return record;
    }

    public void Dispose() => _file?.Dispose();
}
