using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>The rows of a results file in the order of their suites, although they stand in the order they were done. Keeps places, not rows.</summary>
internal sealed class OrderedRows
{
    private readonly string _file;
    private readonly Dictionary<string, List<(int Number, double? Milliseconds, long At, int Length)>> _places = new(StringComparer.Ordinal);

    private OrderedRows(string file) => _file = file;

    /// <summary>Reads the places. A last line that a broken-off run left incomplete is passed over.</summary>
    public static OrderedRows Open(string file)
    {
        var rows = new OrderedRows(file);
        if (!File.Exists(file))
            throw new WrongInputException($"{file}: there is no such file. Name a folder that 'eval run' or 'eval benchmark' made.");
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        var line = new List<byte>(4096);
        long at = 0, begin = 0;
        var buffer = new byte[1 << 16];
        int read;
        while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            for (var i = 0; i < read; i++)
            {
                if (buffer[i] == (byte)'\n')
                {
                    rows.Add(line, begin);
                    line.Clear();
                    begin = at + i + 1;
                }
                else
                {
                    line.Add(buffer[i]);
                }
            }

            at += read;
        }

        return rows;
    }

    /// <summary>How long a suite's cases took, of those that say so.</summary>
    public IEnumerable<double> Milliseconds(string suite) => _places.TryGetValue(suite, out var places) ? places.Select(place => place.Milliseconds).OfType<double>() : [];

    /// <summary>A suite's rows in its order. Safe for concurrent use.</summary>
    public IEnumerable<ResultRow> Of(string suite)
    {
        if (!_places.TryGetValue(suite, out var places))
            yield break;
        using var file = File.OpenHandle(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        foreach (var (_, _, at, length) in places.OrderBy(place => place.Number))
        {
            var line = new byte[length];
            for (var (read, more) = (0, 1); read < length && more > 0; read += more)
                more = RandomAccess.Read(file, line.AsSpan(read), at + read);
            if (JsonSerializer.Deserialize(line, EvalJson.Line.ResultRow) is { } row)
                yield return row;
        }
    }

    private void Add(List<byte> line, long at)
    {
        if (line.Count == 0)
            return;
        var reader = new Utf8JsonReader(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(line));
        string? suite = null;
        int? number = null;
        double? milliseconds = null;
        try
        {
            reader.Read();
            while ((suite is null || number is null || milliseconds is null) && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isSuite = reader.ValueTextEquals("suite");
                var isNumber = reader.ValueTextEquals("number");
                var isTime = reader.ValueTextEquals("milliseconds");
                reader.Read();
                if (isSuite)
                    suite = reader.GetString();
                else if (isNumber)
                    number = reader.GetInt32();
                else if (isTime && reader.TokenType == JsonTokenType.Number)
                    milliseconds = reader.GetDouble();
                else
                    reader.Skip();
            }
        }
        catch (JsonException)
        {
            return;
        }

        if (suite is null || number is not { } place)
            return;
        if (!_places.TryGetValue(suite, out var places))
            _places[suite] = places = [];
        places.Add((place, milliseconds, at, line.Count));
    }
}
