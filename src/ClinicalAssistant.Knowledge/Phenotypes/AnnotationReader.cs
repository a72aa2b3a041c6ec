using System.Globalization;
using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Reads disease annotations in the <c>phenotype.hpoa</c> format: tab-separated, one disease and term a line with qualifier (NOT), onset, frequency, sex, aspect.
/// </summary>
internal sealed class AnnotationReader
{
    /// <summary>An annotation that states no number of patients counts as so many.</summary>
    private const float PatientsOfClass = 8;
    private const float PatientsOfNone = 3;

    /// <summary>Frequency where none is stated: the term belongs to the disease, how often is not known.</summary>
    private const float UnstatedFrequency = 0.6f;

    private const float XLinkedMales = 9;

    private static readonly Dictionary<string, float> Classes = new(StringComparer.Ordinal)
    {
        ["HP:0040280"] = 1f,
        ["HP:0040281"] = 0.9f,
        ["HP:0040282"] = 0.55f,
        ["HP:0040283"] = 0.17f,
        ["HP:0040284"] = 0.025f,
        ["HP:0040285"] = 0f,
    };

    private readonly SourceFile _file;
    private readonly RegistryDraft _draft;
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string Disease, string Term)> _seen = [];
    private int _repeated;

    private AnnotationReader(SourceFile file, RegistryDraft draft) => (_file, _draft) = (file, draft);

    /// <summary>The release as the file's header states it, or null.</summary>
    public string? Version { get; private set; }

    /// <summary>How many rows repeat a disease's term, for example from another reference; their counts were added up.</summary>
    public int Repeated => _repeated;

    /// <exception cref="WrongInputException">A row breaks the format; names line and column.</exception>
    public static AnnotationReader Read(SourceFile file, RegistryDraft draft)
    {
        var reader = new AnnotationReader(file, draft);
        foreach (var (number, start, length) in file.Lines())
        {
            var line = Encoding.UTF8.GetString(file.Bytes, start, length);
            if (line.StartsWith('#') && !line.StartsWith("#DatabaseID", StringComparison.OrdinalIgnoreCase))
                reader.Comment(line);
            else if (reader._columns.Count == 0)
                reader.Header(number, line.TrimStart('#'));
            else if (line.Length > 0)
                reader.Row(number, line.Split('\t'));
        }

        return reader._seen.Count > 0 ? reader : throw file.Wrong(0, "there is no annotation in it. Give a file in the phenotype.hpoa format.");
    }

    private void Comment(string line)
    {
        var text = line.TrimStart('#').Trim();
        if (text.StartsWith("version:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("date:", StringComparison.OrdinalIgnoreCase))
            Version ??= text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    private void Header(int number, string line)
    {
        var names = line.Split('\t').Select(name => name.Trim().Replace("_", "", StringComparison.Ordinal)).ToList();
        for (var i = 0; i < names.Count; i++)
            _columns.TryAdd(names[i], i);
        foreach (var needed in new[] { "databaseid", "diseasename", "qualifier", "hpoid", "frequency" })
        {
            if (!_columns.ContainsKey(needed))
                throw _file.Wrong(number, 1, $"the header has no column '{needed}'. Give a file in the phenotype.hpoa format, its header line included.");
        }
    }

    private void Row(int number, string[] cells)
    {
        if (cells.Length < _columns.Values.Max() + 1)
            throw _file.Wrong(number, cells.Sum(cell => cell.Length + 1), $"the row has {cells.Length} columns, the header {_columns.Values.Max() + 1}. The file may end early; fetch it again.");
        string Cell(string name) => _columns.TryGetValue(name, out var i) ? cells[i].Trim() : "";
        WrongInputException Wrong(string name, string what) => _file.Wrong(number, 1 + cells.Take(_columns[name]).Sum(cell => cell.Length + 1), what);

        var id = Cell("databaseid");
        if (id.IndexOf(':', StringComparison.Ordinal) < 1)
            throw Wrong("databaseid", "this is no disease id such as OMIM:154700.");
        if (TermIds.Short(Cell("hpoid")) is not { } term)
            throw Wrong("hpoid", "this is no term id such as HP:0001250.");
        var not = Cell("qualifier").ToUpperInvariant() switch
        {
            "" => false,
            "NOT" => true,
            _ => throw Wrong("qualifier", "a qualifier is NOT or empty."),
        };
        var sex = Cell("sex").ToUpperInvariant();
        if (sex is not ("" or "MALE" or "FEMALE" or "M" or "F"))
            throw Wrong("sex", "sex is MALE, FEMALE or empty.");
        var (share, of) = Frequency(Cell("frequency")) ?? throw Wrong("frequency", "a frequency is a class (HP:0040280 to HP:0040285), a count such as 3/7, a percentage, or empty.");

        var disease = _draft.Disease(id, Cell("diseasename") is { Length: > 0 } name ? name : null);
        disease.CountedCases = (int)PatientsOfClass;
        if (StatedAge.Read(Cell("onset")) is var onset && !float.IsNaN(onset))
            disease.Ages.Add(onset);
        switch (Cell("aspect"))
        {
            case "C":
                if (StatedAge.Read(term) is var course && !float.IsNaN(course))
                    disease.Ages.Add(course);
                return;
            case "I":
                if (term is "HP:0001417" or "HP:0001419")
                    disease.Males += XLinkedMales;
                _seen.Add((id, term));
                return;
            case "M":
                return;
        }

        if (!_seen.Add((id, term)))
            _repeated++;
        if (not)
            disease.Count(_draft.Term(term, null), 0, of, of);
        else
            disease.Count(_draft.Term(term, null), (sex.Length > 0 ? 0.5f : 1) * share * of, 0, of);
    }

    private static (float Share, float Of)? Frequency(string text)
    {
        if (text.Length == 0)
            return (UnstatedFrequency, PatientsOfNone);
        if (Classes.TryGetValue(text, out var middle))
            return (middle, PatientsOfClass);
        if (text.Split('/') is [var some, var all] && int.TryParse(some, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && int.TryParse(all, NumberStyles.None, CultureInfo.InvariantCulture, out var n))
            return n > 0 && m <= n ? (m / (float)n, n) : null;
        return text.EndsWith('%') && float.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100
            ? (percent / 100, PatientsOfClass)
            : null;
    }
}
