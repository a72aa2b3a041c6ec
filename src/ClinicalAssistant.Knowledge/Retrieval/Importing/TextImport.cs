using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Turns files of one kind into a pack that is searched.</summary>
public abstract class TextImport
{
    private readonly ImportedPacks _packs;
    private readonly TimeProvider _time;
    private readonly string _kind;
    private readonly IReadOnlyList<string> _endings;

    private protected TextImport(ImportedPacks packs, TimeProvider time, string kind, IReadOnlyList<string> endings) => (_packs, _time, _kind, _endings) = (packs, time, kind, endings);

    /// <summary>Imports; a pack of the name is replaced when the new one is complete. Files that did not change are taken over from it; one that cannot be used is reported and left out whole.</summary>
    /// <param name="name">Name of the pack.</param>
    /// <param name="path">A file, or a folder whose files are read in the order of their names.</param>
    /// <param name="terms">What the source does not say itself.</param>
    /// <param name="progress">Told what is being done, or null.</param>
    /// <exception cref="WrongInputException">Nothing could be read; nothing is left half imported.</exception>
    public ImportedPack Import(string name, string path, PackTerms terms, Action<string>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var files = new ImportedFiles(path, _endings);
        return RecordPack.Import(_packs, _time, name, _kind, files, files.List(), terms, (file, named) => Read(files, file, named, terms), progress);
    }

    /// <summary>The records of a file.</summary>
    private protected abstract IEnumerable<PassageRecord> Read(ImportedFiles files, string path, string name, PackTerms terms);
}
