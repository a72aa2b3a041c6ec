using System.Security.Cryptography;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>The files of an import, one after the other. A file that cannot be used is reported and left out; the others are imported.</summary>
internal sealed class ImportedFiles(string path, IReadOnlyList<string> endings)
{
    private readonly List<string> _reports = [];
    private readonly List<(string Name, string Hash)> _hashes = [];

    /// <summary>What was left out, one sentence a file.</summary>
    public IReadOnlyList<string> Reports => _reports;

    /// <summary>Name of what is imported, without its place on the machine.</summary>
    public string Source { get; } = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));

    /// <summary>Hashes of the files read so far, by name.</summary>
    public IReadOnlyList<(string Name, string Hash)> Hashes => _hashes;

    /// <summary>The files in the order of their names.</summary>
    /// <exception cref="WrongInputException">There is no such file or folder, or the folder holds none of the kind.</exception>
    public IReadOnlyList<string> List()
    {
        if (File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
            throw new WrongInputException($"{path}: there is no such file or folder. Check the path.");
        List<string> files = [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal)];
        return files.Count > 0 ? files : throw new WrongInputException($"{path}: there is no file in this folder that ends in {string.Join(", ", endings)}.");
    }

    /// <summary>Name of a file below the folder.</summary>
    public string NameOf(string file) => File.Exists(path) ? Path.GetFileName(file) : Path.GetRelativePath(path, file).Replace('\\', '/');

    /// <summary>SHA-256 of a file as it lies on disk, kept for the checksum.</summary>
    public string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        _hashes.Add((NameOf(file), hash));
        return hash;
    }

    /// <summary>One SHA-256 over all files read.</summary>
    public string Checksum()
    {
        if (_hashes.Count == 1)
            return _hashes[0].Hash;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, one) in _hashes)
            hash.AppendData(Convert.FromHexString(one));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Reports a file that is left out, or a part of it.</summary>
    public void Report(string file, string what) => _reports.Add($"{NameOf(file)}: {what}");
}
