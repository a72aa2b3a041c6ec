using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary>The packs that a run is limited to.</summary>
internal static class Packs
{
    /// <summary>The ontology among the packs named, or null for the embedded wording alone.</summary>
    public static PhenotypeOntology? Ontology(IReadOnlyList<string>? names, Engines engines)
    {
        var imported = (names ?? []).Where(name => !name.Equals(KnowledgeBase.EmbeddedName, StringComparison.OrdinalIgnoreCase)).ToList();
        var packs = engines.Get<ImportedPacks>();
        return imported.Count switch
        {
            0 => null,
            1 => PhenotypeOntology.Load(packs.Find(imported[0]) ?? throw new WrongInputException($"--pack: there is no pack '{imported[0]}'. {packs.Known()}")),
            _ => throw new WrongInputException("--pack: name one ontology."),
        };
    }

    /// <summary>The number given, or the verb's own.</summary>
    public static int Top(int given, int own) => given switch
    {
        0 => own,
        < 0 or > 1000 => throw new WrongInputException("--top: write a number from 1 to 1000."),
        _ => given,
    };
}
