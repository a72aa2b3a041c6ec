using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Which version of each prompt a real model last answered on (<c>evals/baselines/retested.json</c>). A prompt that is not in it was never tested so.</summary>
internal sealed class RetestLedger
{
    private readonly Dictionary<string, RetestRow> _rows;

    private RetestLedger(Dictionary<string, RetestRow> rows) => _rows = rows;

    public static RetestLedger Load(string folder)
    {
        var path = Path.Combine(folder, "baselines", "retested.json");
        if (!File.Exists(path))
            return new RetestLedger([]);
        try
        {
            return new RetestLedger(JsonSerializer.Deserialize(File.ReadAllBytes(path), EvalJson.Line.DictionaryStringRetestRow) ?? []);
        }
        catch (JsonException fault)
        {
            throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"evals/baselines/retested.json line {(fault.LineNumber ?? 0) + 1}: cannot be read. Restore the file; --record-retest writes it."), fault);
        }
    }

    /// <summary>Names of the prompts whose text is not the one that a model last answered on.</summary>
    public IReadOnlyList<string> NotRetested(IEnumerable<PromptVersion> prompts) =>
        [.. prompts.Where(prompt => !_rows.TryGetValue(prompt.Name, out var row) || row.Hash != prompt.Hash).Select(prompt => $"{prompt.Name} {prompt.Version}").Distinct().Order(StringComparer.Ordinal)];

    public static void Write(string file, RetestLedger ledger, IEnumerable<PromptVersion> prompts, string provider, int passed, int failed, DateTimeOffset now)
    {
        var rows = new Dictionary<string, RetestRow>(ledger._rows, StringComparer.Ordinal);
        foreach (var prompt in prompts)
            rows[prompt.Name] = new RetestRow(prompt.Version, prompt.Hash, provider, passed, passed + failed, now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllBytes(file, [.. JsonSerializer.SerializeToUtf8Bytes(rows.OrderBy(row => row.Key, StringComparer.Ordinal).ToDictionary(), EvalJson.Readable.DictionaryStringRetestRow), (byte)'\n']);
    }
}
