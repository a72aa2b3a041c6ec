using System.IO.Compression;
using System.Text.Json;

namespace ClinicalAssistant.Knowledge;

/// <summary>The stored text of a pack: its records as packed JSON lines. The index is made from it, and made again from it when it is damaged.</summary>
internal static class RecordFile
{
    public const string Name = "records.jsonl.gz";

    /// <summary>Writes the records while they pass by.</summary>
    public static IEnumerable<PassageRecord> Write(string path, IEnumerable<PassageRecord> records)
    {
        using var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        foreach (var record in records)
        {
            JsonSerializer.Serialize(packed, record, RecordJson.Line.PassageRecord);
            packed.WriteByte((byte)'\n');
            yield return record;
        }
    }

    /// <exception cref="Core.WrongInputException">The file is absent or damaged.</exception>
    public static IEnumerable<PassageRecord> Read(ImportedPack pack)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(pack.File(Name)), CompressionMode.Decompress));
        while (Next(pack, reader) is { } record)
            yield return record;
    }

    private static PassageRecord? Next(ImportedPack pack, StreamReader reader)
    {
        try
        {
            return reader.ReadLine() is { } line ? JsonSerializer.Deserialize(line, RecordJson.Line.PassageRecord) : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidDataException)
        {
            throw pack.Damaged(fault);
        }
    }
}
