using System.Security.Cryptography;
using System.Text;

namespace ClinicalAssistant.Evals;

/// <summary>The files that one suite is read from, and the digest over them: a run may go on only with the suite it began with.</summary>
internal sealed class SuiteSources
{
    private const string FileScheme = "file://";

    private readonly List<string> _files = [];
    private readonly StringBuilder _hashes = new();

    public IReadOnlyList<string> Files => _files;

    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_hashes.ToString())));

    /// <summary>Takes in a file that a suite names.</summary>
    /// <exception cref="Core.WrongInputException">It is not there: says where the suite names it.</exception>
    public string Take(SuiteNode named, string beside)
    {
        var path = Path.Combine(beside, named.Text("a file's name"));
        return File.Exists(path) ? Take(path) : throw named.Fault($"there is no file '{named.Scalar}' beside the suite. Write its path as seen from there.");
    }

    /// <summary>The text itself, or that of the file which it names as <c>file://…</c>.</summary>
    /// <param name="node">Where it stands.</param>
    /// <param name="text">The text.</param>
    /// <param name="folder">The folder that the file's path begins in.</param>
    /// <param name="what">What it is, for a fault.</param>
    /// <exception cref="Core.WrongInputException">The file is a program.</exception>
    public string Text(SuiteNode node, string text, string folder, string what)
    {
        if (!text.StartsWith(FileScheme, StringComparison.Ordinal))
            return text;
        var file = text[FileScheme.Length..];
        return Path.GetExtension(file) is ".js" or ".ts" or ".py" or ".mjs" or ".cjs"
            ? throw node.Fault($"{what} comes from a program ({file}), which is not supported. Write its value, or use another type of assertion.")
            : SuiteFile.Text(Take(Path.Combine(folder, file)), file).TrimEnd('\n', '\r');
    }

    /// <summary>Takes a file in; where it is not there its reader says so.</summary>
    public string Take(string path)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
        {
            _files.Add(full);
            using var file = File.OpenRead(full);
            _hashes.Append(Convert.ToHexStringLower(SHA256.HashData(file))).Append('\n');
        }

        return full;
    }
}
