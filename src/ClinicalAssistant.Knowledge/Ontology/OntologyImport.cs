using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Turns an ontology release, with disease annotations where there are any, into a pack.</summary>
/// <param name="packs">Where the pack goes.</param>
/// <param name="time">Dates it.</param>
public sealed class OntologyImport(ImportedPacks packs, TimeProvider time)
{
    private const string HpoLicence = "https://hpo.jax.org/app/license";

    /// <summary>Imports; a pack of the name is replaced when the new one is complete.</summary>
    /// <param name="name">Name of the pack.</param>
    /// <param name="ontologyFile">Ontology as obographs JSON or OBO, plain or gzip.</param>
    /// <param name="annotationsFile">Annotations in the <c>phenotype.hpoa</c> format, or null.</param>
    /// <param name="terms">What the source does not say itself.</param>
    /// <param name="progress">Told what is being done, or null.</param>
    /// <exception cref="WrongInputException">A file is broken: names line and column. Nothing is left half imported.</exception>
    public ImportedPack Import(string name, string ontologyFile, string? annotationsFile, PackTerms terms, Action<string>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        using var staging = packs.Begin(name);
        progress?.Invoke("reading the ontology");
        var file = SourceFile.Read(ontologyFile);
        var draft = Read(file);
        var compiler = new OntologyCompiler(draft);
        progress?.Invoke("compiling the ontology");
        compiler.Write(staging.PathOf(OntologyCompiler.File));

        var files = new List<SourceFile> { file };
        var counts = new Dictionary<string, int> { ["terms"] = compiler.Count, ["synonyms"] = compiler.Synonyms };
        var notices = new List<string>();
        List<string> annotated = [];
        if (compiler.Obsolete.Count > 0)
            notices.Add(FormattableString.Invariant($"{compiler.Obsolete.Count} obsolete terms are kept as references to what replaced them; {compiler.Obsolete.Count(term => term.ReplacedBy is null)} have no replacement."));
        if (annotationsFile is not null)
        {
            progress?.Invoke("reading the annotations");
            var annotations = SourceFile.Read(annotationsFile);
            files.Add(annotations);
            var registry = new RegistryDraft();
            var read = AnnotationReader.Read(annotations, registry);
            progress?.Invoke("compiling the profiles");
            RegistryCompiler.Write(registry, staging.PathOf(RegistryCompiler.File));
            counts["diseases"] = registry.Diseases.Count();
            counts["annotations"] = registry.Diseases.Sum(disease => disease.Counts.Count);
            annotated = registry.TermIdList;
            if (read.Repeated > 0)
                notices.Add(FormattableString.Invariant($"{read.Repeated} rows repeat a disease's term: their counts were added up."));
        }

        var checksum = SourceFile.Checksum(files);
        var isHpo = compiler.Prefix == "HP";
        var version = terms.Version ?? compiler.Version ?? checksum[..12];
        var manifest = new PackManifest
        {
            Name = staging.Name,
            Kind = PackKind.Ontology,
            Version = version,
            Licence = terms.Licence ?? draft.Licence ?? (isHpo ? HpoLicence : PackTerms.NotStated),
            Attribution = terms.Attribution ?? (isHpo
                ? $"Human Phenotype Ontology Consortium, The Human Phenotype Ontology, version {version}, https://hpo.jax.org; content unaltered, indexed for this program."
                : $"{draft.Title ?? file.Name}, version {version}."),
            Source = string.Join(", ", files.Select(one => one.Name)),
            Checksum = checksum,
            Created = time.GetUtcNow(),
            Counts = counts,
            Notices = notices,
        };
        if (annotated.Count > 0)
            notices.AddRange(TermNotices.Of(annotated, PhenotypeOntology.Load(new ImportedPack(manifest, staging.PathOf("")))));
        return staging.Commit(manifest);
    }

    private static OntologyDraft Read(SourceFile file)
    {
        var first = file.Bytes.AsSpan().TrimStart(" \t\r\n"u8);
        return first is [(byte)'{', ..] ? ObographsReader.Read(file) : OboReader.Read(file);
    }
}
