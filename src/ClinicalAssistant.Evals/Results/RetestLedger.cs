using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Which version of each prompt a real model last answered on (<c>evals/baselines/retested.json</c>). A prompt that is not in it was never tested so.</summary>
internal sealed class RetestLedger
{
    private readonly Dictionary<string, RetestRow> _rows;

    private RetestLedger(Dictionary<string, RetestRow> rows) => _rows = rows;

    /// <summary>The ledger of a folder of evals.</summary>
    public static RetestLedger Load(string folder) => Read(Path.Combine(folder, "baselines", "retested.json"), "evals/baselines/retested.json");

    /// <summary>A ledger by its path; empty where there is none.</summary>
    /// <exception cref="WrongInputException">It cannot be read.</exception>
    public static RetestLedger Read(string path, string shown)
    {
        if (!File.Exists(path))
            return new RetestLedger([]);
        try
        {
            return new RetestLedger(JsonSerializer.Deserialize(File.ReadAllBytes(path), EvalJson.Line.DictionaryStringRetestRow) ?? []);
        }
        catch (JsonException fault)
        {
            throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"{shown} line {(fault.LineNumber ?? 0) + 1}: cannot be read. Restore the file; --record-retest writes it."), fault);
        }
    }

    /// <summary>Names of the prompts whose text is not the one that a model last answered on.</summary>
    public IReadOnlyList<string> NotRetested(IEnumerable<PromptVersion> prompts) =>
        [.. prompts.Where(prompt => !_rows.TryGetValue(prompt.Name, out var row) || row.Hash != prompt.Hash).Select(prompt => $"{prompt.Name} {prompt.Version}").Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Notes a run in a file, beside what the file holds of other prompts.</summary>
    public static void Write(string file, IReadOnlyDictionary<string, RetestRow> noted)
    {
        var rows = new Dictionary<string, RetestRow>(Read(file, file)._rows, StringComparer.Ordinal);
        foreach (var (prompt, row) in noted)
            rows[prompt] = row;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllBytes(file, [.. JsonSerializer.SerializeToUtf8Bytes(rows.OrderBy(row => row.Key, StringComparer.Ordinal).ToDictionary(), EvalJson.Readable.DictionaryStringRetestRow), (byte)'\n']);
    }
}
