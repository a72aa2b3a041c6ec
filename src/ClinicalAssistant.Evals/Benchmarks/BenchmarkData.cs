using System.IO.Compression;
using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Reads a data file line by line, plain or gzip.</summary>
internal static class BenchmarkData
{
    public static IEnumerable<string> Read(string path)
    {
        if (!File.Exists(path))
            throw new WrongInputException($"{path}: there is no such file. Name the data with --data.");
        return Lines(path);
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        var zipped = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        using Stream stream = zipped ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (Next(reader, path) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return line;
        }
    }

    private static string? Next(StreamReader reader, string path)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException fault)
        {
            throw new WrongInputException($"{path}: the file is not complete gzip. Fetch it again.", fault);
        }
    }
}
