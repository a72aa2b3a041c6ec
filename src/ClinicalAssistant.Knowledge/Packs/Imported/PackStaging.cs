using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// A pack on its way: files are written into a hidden folder that takes the pack's place in one rename. Disposed without <see cref="Commit"/> it leaves nothing behind
/// and the earlier pack of the name as it was.
/// </summary>
public sealed class PackStaging : IDisposable
{
    private readonly string _packs;
    private readonly string _folder;
    private readonly FileStream _lock;

    private PackStaging(string packs, string name, FileStream held)
    {
        _packs = packs;
        Name = name;
        _lock = held;
        _folder = Hidden(packs, name, "importing");
    }

    /// <summary>The pack's name.</summary>
    public string Name { get; }

    /// <summary>Where to write one of the pack's files.</summary>
    public string PathOf(string file) => Path.Combine(_folder, file);

    /// <summary>Writes the manifest and puts the pack in place of any earlier one of its name.</summary>
    /// <exception cref="WrongInputException">The folder cannot be written, or the earlier pack is in use.</exception>
    public ImportedPack Commit(PackManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var place = Path.Combine(_packs, Name);
        try
        {
            File.WriteAllBytes(PathOf(ImportedPacks.ManifestFile), JsonSerializer.SerializeToUtf8Bytes(manifest, PackManifestJson.File.PackManifest));
            if (Directory.Exists(place))
            {
                var before = Hidden(_packs, Name, "before");
                Delete(before);
                Directory.Move(place, before);
                try
                {
                    Directory.Move(_folder, place);
                }
                catch
                {
                    Directory.Move(before, place);
                    throw;
                }

                Delete(before);
            }
            else
            {
                Directory.Move(_folder, place);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new WrongInputException($"The pack {Name} cannot be put in place ({fault.GetType().Name}). Close programs that use it and check the packs folder.", fault);
        }

        return new ImportedPack(manifest, place);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Delete(_folder);
        _lock.Dispose();
    }

    internal static PackStaging Open(string packs, string name)
    {
        try
        {
            Directory.CreateDirectory(packs);
            // Deleted with its handle, so that a killed import leaves no lock.
            var held = new FileStream(Hidden(packs, name, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            var staging = new PackStaging(packs, name, held);
            Delete(staging._folder);
            Directory.CreateDirectory(staging._folder);
            return staging;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new WrongInputException($"The pack {name} cannot be written ({fault.GetType().Name}). Another import of it may be under way; else make the packs folder writable for this user.", fault);
        }
    }

    /// <summary>Takes a pack out of sight in one step, then deletes it.</summary>
    internal static void Discard(string place)
    {
        var hidden = Hidden(Path.GetDirectoryName(place)!, Path.GetFileName(place), "removed");
        Delete(hidden);
        Directory.Move(place, hidden);
        Delete(hidden);
    }

    private static string Hidden(string packs, string name, string what) => Path.Combine(packs, $".{name}.{what}");

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
