using System.Text.Json;

namespace ClinicalAssistant.Evals;

/// <summary>Writes rows as they are done, one line each, so that a run that is broken off leaves what it had. For one thread at a time.</summary>
internal sealed class ResultWriter(string path) : IDisposable
{
    private readonly FileStream _file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read);

    public void Write(ResultRow row)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(row, EvalJson.Line.ResultRow);
        _file.Write(line);
        _file.WriteByte((byte)'\n');
        _file.Flush();
    }

    public void Dispose() => _file.Dispose();
}
