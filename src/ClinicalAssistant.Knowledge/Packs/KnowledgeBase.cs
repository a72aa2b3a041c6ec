using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// A knowledge pack in memory: conditions, findings, analytes and the sources behind them. Immutable. Ids are compared by their exact characters;
/// lists are in the order of their ids, so that the same files give the same bytes wherever they are read.
/// </summary>
public sealed class KnowledgeBase
{
    /// <summary>Name of the pack that comes with the program.</summary>
    public const string EmbeddedName = "embedded";

    private readonly IReadOnlyDictionary<string, string> _files;
    private readonly IReadOnlyList<PackProblem> _readingProblems;

    internal KnowledgeBase(PackContent content)
    {
        Name = content.Name;
        Version = content.Version;
        Conditions = content.Conditions;
        Findings = content.Findings;
        Analytes = content.Analytes;
        Sources = content.Sources;
        _files = content.Files;
        _readingProblems = content.Problems;
    }

    /// <summary>The pack's name.</summary>
    public string Name { get; }

    /// <summary>Hash of the pack's content: the first 12 hexadecimal digits of a SHA-256 over its files.</summary>
    public string Version { get; }

    /// <summary>Conditions by id.</summary>
    public IReadOnlyDictionary<string, Condition> Conditions { get; }

    /// <summary>Findings by id.</summary>
    public IReadOnlyDictionary<string, FindingDefinition> Findings { get; }

    /// <summary>Analytes by id.</summary>
    public IReadOnlyDictionary<string, Analyte> Analytes { get; }

    /// <summary>Sources by id.</summary>
    public IReadOnlyDictionary<string, SourceRecord> Sources { get; }

    /// <summary>
    /// Reads the pack in a folder (<c>conditions</c>, <c>findings</c>, <c>sources</c>). References that lead nowhere do not stop it:
    /// <see cref="Verify"/> names them.
    /// </summary>
    /// <param name="folder">The pack's folder.</param>
    /// <param name="cache">Folder in which the pack is kept in compiled form, made where it is absent; null to read the files each time.</param>
    /// <exception cref="WrongInputException">The folder is absent or holds no condition, or a file is not readable as its kind: says file and line.</exception>
    public static KnowledgeBase Load(string folder, string? cache = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return new KnowledgeBase(PackReader.Read(folder, cache is null ? null : new CompiledPacks(cache)));
    }

    /// <summary>The source of that id as evidence cites it, or null.</summary>
    public Source? SourceOf(string? id) => id is not null && Sources.TryGetValue(id, out var record) ? record.AsSource(Name, Version) : null;

    /// <summary>Everything in the pack that must be mended, in the order of files; empty for a sound pack.</summary>
    public IReadOnlyList<PackProblem> Verify() => [.. _readingProblems, .. new PackVerifier(this, _files).Problems()];
}
