using System.Security.Cryptography;
using System.Text;

namespace ClinicalAssistant.Evals;

/// <summary>The files that one suite is read from, and the digest over them: a run may go on only with the suite it began with.</summary>
internal sealed class SuiteSources
{
    private readonly List<string> _files = [];
    private readonly StringBuilder _hashes = new();

    public IReadOnlyList<string> Files => _files;

    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_hashes.ToString())));

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
