using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>An imported pack on disk: its manifest and its folder.</summary>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Folder">The folder that holds it.</param>
public sealed record ImportedPack(PackManifest Manifest, string Folder)
{
    /// <summary>Its name.</summary>
    public string Name => Manifest.Name;

    /// <summary>Names this import of the pack; another import has another.</summary>
    public string Stamp => $"{Name} {Manifest.Checksum} {Manifest.Created:O}";

    /// <summary>Path of one of its files.</summary>
    /// <exception cref="WrongInputException">The file is not there: the pack is damaged.</exception>
    public string File(string name)
    {
        var path = Path.Combine(Folder, name);
        return System.IO.File.Exists(path) ? path : throw Damaged();
    }

    /// <summary>What is said of a pack whose files cannot be used.</summary>
    public WrongInputException Damaged(Exception? inner = null) =>
        new($"The pack {Name} is damaged or was written by another version of this program. Import it again, or remove it: clinical knowledge remove {Name}", inner);
}
