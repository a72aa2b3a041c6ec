using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Turns abstracts of PubMed (its article XML) into a pack that works without a network.</summary>
/// <param name="packs">Where the pack goes.</param>
/// <param name="time">Dates it.</param>
/// <param name="limits">How much XML is read; null for the defaults.</param>
public sealed class PubMedImport(ImportedPacks packs, TimeProvider time, XmlLimits? limits = null)
    : TextImport(packs, time, PackKind.Literature, Endings)
{
    private static readonly string[] Endings = [".xml", ".xml.gz"];

    private protected override IEnumerable<PassageRecord> Read(ImportedFiles files, string path, string name, PackTerms terms) =>
        XmlSource.Elements(path, name, PubMedArticle.Element, limits ?? new XmlLimits()).Select(PubMedArticle.Read).OfType<PassageRecord>();
}
