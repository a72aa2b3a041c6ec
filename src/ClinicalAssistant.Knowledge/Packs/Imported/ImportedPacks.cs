using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// The imported packs below one folder: a sub-folder each, with <c>pack.json</c> and the files of its kind. A pack appears whole or not at all.
/// Reading sees what is there at the time; nothing is held in memory.
/// </summary>
/// <param name="folder">The folder; need not exist. Empty for a site without packs.</param>
public sealed class ImportedPacks(string folder)
{
    internal const string ManifestFile = "pack.json";
    private const int LongestName = 64;

    /// <summary>The folder that holds the packs.</summary>
    public string Folder { get; } = folder;

    /// <summary>The packs in the order of their names.</summary>
    /// <exception cref="WrongInputException">A manifest cannot be read.</exception>
    public IReadOnlyList<ImportedPack> List()
    {
        if (Folder.Length == 0 || !Directory.Exists(Folder))
            return [];
        return
        [
            .. Directory.EnumerateDirectories(Folder)
                .Where(path => IsName(Path.GetFileName(path)) && File.Exists(Path.Combine(path, ManifestFile)))
                .OrderBy(path => Path.GetFileName(path), StringComparer.Ordinal)
                .Select(Read),
        ];
    }

    /// <summary>The pack of that name (case does not matter), or null.</summary>
    public ImportedPack? Find(string name)
    {
        var wanted = name.ToLowerInvariant();
        if (Folder.Length == 0 || !IsName(wanted))
            return null;
        var path = Path.Combine(Folder, wanted);
        return File.Exists(Path.Combine(path, ManifestFile)) ? Read(path) : null;
    }

    /// <summary>Begins a pack of that name; an earlier one stays in use until the new one is complete.</summary>
    /// <exception cref="WrongInputException">The name cannot be used, the folder cannot be written, or another import of the name is under way.</exception>
    public PackStaging Begin(string name)
    {
        var wanted = name.ToLowerInvariant();
        if (!IsName(wanted) || wanted is KnowledgeBase.EmbeddedName or TopicPack.PackName)
            throw new WrongInputException($"--name: '{name}' cannot name a pack. Use letters, digits, dot, dash or underscore, at most {LongestName}, starting with a letter or digit; '{KnowledgeBase.EmbeddedName}' and '{TopicPack.PackName}' are taken.");
        if (Folder.Length == 0)
            throw new WrongInputException("There is no folder for packs. Set CLINICAL_HOME, or Consult:PacksFolder in the settings.");
        return PackStaging.Open(Folder, wanted);
    }

    /// <summary>Deletes a pack.</summary>
    /// <exception cref="WrongInputException">There is none of that name, or it cannot be deleted.</exception>
    public void Remove(string name)
    {
        var wanted = name.ToLowerInvariant();
        var path = Path.Combine(Folder, wanted);
        if (Folder.Length == 0 || !IsName(wanted) || !Directory.Exists(path))
            throw new WrongInputException($"There is no imported pack '{name}'. {Known()}");
        try
        {
            PackStaging.Discard(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new WrongInputException($"The pack {wanted} cannot be removed ({fault.GetType().Name}). Close programs that use it and check the folder's permissions.", fault);
        }
    }

    /// <summary>Names the packs there are, for messages.</summary>
    public string Known()
    {
        var names = List().Select(pack => pack.Name).ToList();
        return names.Count == 0 ? "None is imported; 'clinical knowledge import' imports one." : $"Imported packs: {string.Join(", ", names)}.";
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && char.IsAsciiLetterOrDigit(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_');

    private static ImportedPack Read(string path)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(path, ManifestFile)), PackManifestJson.File.PackManifest);
            if (manifest is not null)
                return new ImportedPack(manifest, path);
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Broken(path, fault);
        }

        throw Broken(path, null);
    }

    private static WrongInputException Broken(string path, Exception? fault) =>
        new($"The manifest of the pack {Path.GetFileName(path)} cannot be read. Import the pack again, or remove it: clinical knowledge remove {Path.GetFileName(path)}", fault);
}
