using System.Text.Json;

namespace ClinicalAssistant.Evals;

/// <summary>Writes rows as they are done, one line each, so that a run that is broken off leaves what it had. For one thread at a time.</summary>
/// <param name="path">The file.</param>
/// <param name="append">Whether rows are added to those it holds.</param>
internal sealed class ResultWriter(string path, bool append = false) : IDisposable
{
    private readonly FileStream _file = new(path, append ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read);

    public void Write(ResultRow row)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(row, EvalJson.Line.ResultRow);
        _file.Write(line);
        _file.WriteByte((byte)'\n');
        _file.Flush();
    }

    public void Dispose() => _file.Dispose();
}
