namespace ClinicalAssistant.Knowledge;

/// <summary>The kinds of imported packs, as their manifests write them. A new kind is a constant here, an importer that writes it and an engine that reads it.</summary>
public static class PackKind
{
    /// <summary>A phenotype ontology, with disease annotations where the release has them.</summary>
    public const string Ontology = "ontology";

    /// <summary>Disease profiles counted from a case registry.</summary>
    public const string Phenotypes = "phenotypes";

    /// <summary>Questions with their answers.</summary>
    public const string Questions = "questions";

    /// <summary>Documents of the site.</summary>
    public const string Documents = "documents";

    /// <summary>Health topics of a public body.</summary>
    public const string Topics = "topics";

    /// <summary>Abstracts of the literature.</summary>
    public const string Literature = "literature";
}
