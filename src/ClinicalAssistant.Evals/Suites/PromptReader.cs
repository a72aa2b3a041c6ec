namespace ClinicalAssistant.Evals;

/// <summary>Reads the prompts that a suite compares.</summary>
internal sealed class PromptReader(SuiteSources sources)
{
    public IReadOnlyList<PromptVariant> Read(SuiteNode? node, SuiteMode mode, string path)
    {
        var prompts = Fields.Listed(node).Select(one => ReadOne(one, mode, path)).ToList();
        if (prompts.GroupBy(prompt => prompt.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw node!.Fault($"the prompt '{twice.Key}' stands twice. Give each its own id.");
        return prompts;
    }

    private PromptVariant ReadOne(SuiteNode node, SuiteMode mode, string path)
    {
        node.Only("a prompt", "id", "version", "text", "file", "system", "user", "folder");
        var id = Fields.Needed(node, "id").Text("'id'");
        var version = node.Find("version")?.Text("'version'");
        var beside = Path.GetDirectoryName(path)!;
        if (node.Find("folder") is { } folder)
        {
            if (mode == SuiteMode.Model)
                throw folder.Fault("'folder' names prompts of the pipeline, and this suite runs without it. Write 'text', 'file' or 'system' and 'user', or remove 'mode: model'.");
            var full = Path.GetFullPath(Path.Combine(beside, folder.Text("'folder'")));
            if (!Directory.Exists(full))
                throw folder.Fault($"there is no folder '{folder.Scalar}' beside the suite.");
            foreach (var file in Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                sources.Take(file);
            return new PromptVariant { Id = id, Version = version, Folder = full };
        }

        if (mode != SuiteMode.Model)
            throw node.Fault("a prompt of a pipeline suite names a 'folder' with prompts/<Task> in another version. For a prompt of your own write 'mode: model' at the head of the suite.");
        var user = node.Find("text") ?? node.Find("user");
        var text = user?.Text("the prompt")
            ?? (node.Find("file") is { } named ? SuiteFile.Text(sources.Take(named, beside), named.Scalar!) : throw node.Fault("a prompt needs 'text', 'file', or 'system' and 'user'."));
        IReadOnlyList<(string, string)> messages = node.Find("system") is { } system ? [("system", system.Text("'system'")), ("user", text)] : [("user", text)];
        return new PromptVariant { Id = id, Version = version, Messages = messages };
    }
}
