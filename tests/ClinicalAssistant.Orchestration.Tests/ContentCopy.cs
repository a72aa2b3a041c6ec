using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Orchestration.Tests;

/// <summary>The repository's content in a folder of its own, the guard's as a copy that a test may damage.</summary>
internal sealed class ContentCopy : IDisposable
{
    public ContentCopy()
    {
        foreach (var folder in (string[])["prompts", "knowledge"])
            Directory.CreateSymbolicLink(Path.Combine(Root, folder), Path.Combine(Repository.Root, folder));
        foreach (var folder in (string[])["policies", "classifier", "encoder", "judge"])
        {
            Directory.CreateDirectory(Path.Combine(Root, "guardrails", folder));
            foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "guardrails", folder)))
                File.Copy(file, Path.Combine(Root, "guardrails", folder, Path.GetFileName(file)));
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("clinical-content-").FullName;

    public void Write(string file, string content) => File.WriteAllText(Path.Combine(Root, "guardrails", file), content);

    public void Delete(string file) => File.Delete(Path.Combine(Root, "guardrails", file));

    public void Dispose()
    {
        foreach (var folder in (string[])["prompts", "knowledge"])
            Directory.Delete(Path.Combine(Root, folder));
        Directory.Delete(Root, recursive: true);
    }
}
