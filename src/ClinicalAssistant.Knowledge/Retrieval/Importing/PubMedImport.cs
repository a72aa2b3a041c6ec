using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Turns abstracts of PubMed (its article XML) into a pack that works without a network.</summary>
/// <param name="packs">Where the pack goes.</param>
/// <param name="time">Dates it.</param>
public sealed class PubMedImport(ImportedPacks packs, TimeProvider time)
{
    private static readonly string[] Endings = [".xml", ".xml.gz"];

    /// <summary>Imports; a pack of the name is replaced when the new one is complete. Files that did not change are taken over from it.</summary>
    /// <param name="name">Name of the pack.</param>
    /// <param name="path">A file, or a folder of them.</param>
    /// <param name="terms">What the source does not say itself.</param>
    /// <param name="progress">Told what is being done, or null.</param>
    /// <exception cref="WrongInputException">Nothing could be read; nothing is left half imported.</exception>
    public ImportedPack Import(string name, string path, PackTerms terms, Action<string>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var files = new ImportedFiles(path, Endings);
        return RecordPack.Import(packs, time, name, PackKind.Literature, files, files.List(), terms, (file, named) => XmlSource.Elements(file, named, PubMedArticle.Element).Select(PubMedArticle.Read).OfType<PassageRecord>(), progress);
    }
}
