using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>The files of one run.</summary>
internal sealed class ResultFolder(string path)
{
    public const string ResultsFile = "results.jsonl";
    public const string SummaryFile = "summary.json";
    public const string ReportFile = "report.html";
    public const string JUnitFile = "junit.xml";
    public const string MarkdownFile = "report.md";
    public const string ManifestFile = "run.json";

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Results => System.IO.Path.Combine(Path, ResultsFile);

    public string Report => System.IO.Path.Combine(Path, ReportFile);

    public string JUnit => System.IO.Path.Combine(Path, JUnitFile);

    public string Markdown => System.IO.Path.Combine(Path, MarkdownFile);

    private string ManifestPath => System.IO.Path.Combine(Path, ManifestFile);

    private string SummaryPath => System.IO.Path.Combine(Path, SummaryFile);

    public void Create()
    {
        try
        {
            Directory.CreateDirectory(Path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new WrongInputException($"{Path}: the folder for the results cannot be made. Name another with --out.", fault);
        }
    }

    public void Write(RunManifest manifest) =>
        File.WriteAllBytes(ManifestPath, [.. JsonSerializer.SerializeToUtf8Bytes(manifest, EvalJson.Readable.RunManifest), (byte)'\n']);

    /// <summary>What the run was begun with; null where there is none to go on with.</summary>
    public RunManifest? ReadManifest()
    {
        try
        {
            return File.Exists(ManifestPath) && File.Exists(Results) ? JsonSerializer.Deserialize(File.ReadAllBytes(ManifestPath), EvalJson.Line.RunManifest) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Makes the results of a broken-off run fit to be added to: a last line that was left incomplete goes, and so do rows without a verdict where they
    /// are to be tried again. Gives the keys of the rows that stay.
    /// </summary>
    public HashSet<TrialKey> Mend(bool dropErrors, Action<ResultRow> kept)
    {
        var keys = new HashSet<TrialKey>();
        var mended = Results + ".mended";
        using (var writer = new ResultWriter(mended))
        {
            foreach (var row in Read(Results).Where(row => !dropErrors || row.Status != CaseStatus.Error))
            {
                if (!keys.Add(TrialKey.Of(row)))
                    continue;
                writer.Write(row);
                kept(row);
            }
        }

        File.Move(mended, Results, overwrite: true);
        return keys;
    }

    public void Write(EvalSummary summary) =>
        File.WriteAllBytes(SummaryPath, [.. JsonSerializer.SerializeToUtf8Bytes(summary, EvalJson.Readable.EvalSummary), (byte)'\n']);

    public EvalSummary ReadSummary()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(SummaryPath), EvalJson.Line.EvalSummary) ?? throw new JsonException();
        }
        catch (Exception fault) when (fault is IOException or JsonException)
        {
            throw new WrongInputException($"{SummaryPath}: cannot be read as the summary of a run. Name a folder that 'eval run' or 'eval benchmark' made.", fault);
        }
    }

    /// <summary>The rows as they were written. A last line that a broken-off run left incomplete is passed over.</summary>
    public static IEnumerable<ResultRow> Read(string file)
    {
        if (!File.Exists(file))
            throw new WrongInputException($"{file}: there is no such file. Name a folder that 'eval run' or 'eval benchmark' made, or its {ResultsFile}.");
        using var reader = new StreamReader(file);
        var line = 0;
        while (reader.ReadLine() is { } text)
        {
            line++;
            ResultRow? row;
            try
            {
                row = JsonSerializer.Deserialize(text, EvalJson.Line.ResultRow);
            }
            catch (JsonException) when (reader.Peek() < 0)
            {
                yield break;
            }
            catch (JsonException fault)
            {
                throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"{file} line {line}: this is not a result row. Name a {ResultsFile} that 'eval' wrote."), fault);
            }

            if (row is not null)
                yield return row;
        }
    }

    /// <summary>The results file of a folder, or the file itself.</summary>
    public static string FileOf(string folderOrFile) => Directory.Exists(folderOrFile) ? System.IO.Path.Combine(folderOrFile, ResultsFile) : folderOrFile;
}
