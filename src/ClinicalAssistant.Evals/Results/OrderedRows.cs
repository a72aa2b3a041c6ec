using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>The rows of a results file in the order of their suites, although they stand in the order they were done. Keeps places, not rows.</summary>
internal sealed class OrderedRows
{
    private readonly string _file;
    private readonly Dictionary<string, List<(int Number, long At, int Length)>> _places = new(StringComparer.Ordinal);

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

    public IEnumerable<ResultRow> Of(string suite)
    {
        if (!_places.TryGetValue(suite, out var places))
            yield break;
        using var stream = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 14);
        foreach (var (_, at, length) in places.OrderBy(place => place.Number))
        {
            stream.Position = at;
            var line = new byte[length];
            stream.ReadExactly(line);
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
        try
        {
            reader.Read();
            while ((suite is null || number is null) && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isSuite = reader.ValueTextEquals("suite");
                var isNumber = reader.ValueTextEquals("number");
                reader.Read();
                if (isSuite)
                    suite = reader.GetString();
                else if (isNumber)
                    number = reader.GetInt32();
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
        places.Add((place, at, line.Count));
    }
}
