using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// The medication pack in memory: drugs, groups, rules and the sources behind them, with the table of interacting pairs worked out. Immutable, safe for
/// concurrent use. Ids are compared by their exact characters.
/// </summary>
public sealed class MedicationPack
{
    private const string HighAlert = "high-alert";

    private readonly MedicationContent _content;

    internal MedicationPack(MedicationContent content)
    {
        _content = content;
        Index = new MedicationIndex(content);
        Lexicon = new DrugLexicon(Index, content);
    }

    /// <summary>The pack's name.</summary>
    public static string Name => "medications";

    /// <summary>Hash of the pack's content: the first 12 hexadecimal digits of a SHA-256 over its files.</summary>
    public string Version => _content.Version;

    /// <summary>Drugs in the order of their ids.</summary>
    public IReadOnlyList<DrugRecord> Drugs => Index.Drugs;

    /// <summary>Groups by id.</summary>
    public IReadOnlyDictionary<string, DrugGroup> Groups => _content.Groups;

    /// <summary>Products of several substances.</summary>
    public IReadOnlyList<CombinationProduct> Products => _content.Products;

    /// <summary>Interactions of two.</summary>
    public IReadOnlyList<InteractionRule> Interactions => _content.Interactions;

    /// <summary>Interactions of three or more.</summary>
    public IReadOnlyList<CombinationRule> Combinations => _content.Combinations;

    /// <summary>Effects that add up.</summary>
    public IReadOnlyList<BurdenRule> Burdens => _content.Burdens;

    /// <summary>Drugs in patients of a kind.</summary>
    public IReadOnlyList<PatientRule> PatientRules => _content.PatientRules;

    /// <summary>Allergies and what they cross to.</summary>
    public IReadOnlyList<AllergyGroup> Allergies => _content.Allergies;

    /// <summary>Conditions that matter for medicines.</summary>
    public IReadOnlyDictionary<string, ConditionTerm> Conditions => _content.Conditions;

    /// <summary>Sources by id.</summary>
    public IReadOnlyDictionary<string, SourceRecord> Sources => _content.Sources;

    internal MedicationIndex Index { get; }

    internal DrugLexicon Lexicon { get; }

    /// <summary>Reads the pack in a folder (<c>knowledge/medications</c>). References that lead nowhere do not stop it: <see cref="Verify"/> names them.</summary>
    /// <exception cref="WrongInputException">The folder is absent or holds no drug, or a file is not readable as its kind: says file and line.</exception>
    public static MedicationPack Load(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return new MedicationPack(MedicationPackReader.Read(folder));
    }

    /// <summary>The drug of that id, or null.</summary>
    public DrugRecord? Find(string id) => Index.IndexOf.TryGetValue(id, out var at) ? Index.Drugs[at] : null;

    /// <summary>Ids of the drugs of a group, in order; a drug's own id gives itself; nothing for an unknown id.</summary>
    public IReadOnlyList<string> MembersOf(string id) => [.. Index.Members(id).Select(drug => Index.Drugs[drug].Id)];

    /// <summary>Whether the drug is on the list of high-alert medicines: mistakes with it do the most harm.</summary>
    public bool IsHighAlert(DrugRecord drug)
    {
        ArgumentNullException.ThrowIfNull(drug);
        return Index.IndexOf.TryGetValue(drug.Id, out var at) && Index.In(HighAlert, at);
    }

    /// <summary>How many pairs of drugs have an interaction rule of at least this severity.</summary>
    public int Pairs(AlertSeverity least) => Index.Pairs.Count(least);

    /// <summary>The source of that id as evidence cites it, or null.</summary>
    public Source? SourceOf(string? id) => id is not null && Sources.TryGetValue(id, out var record) ? record.AsSource(Name, Version) : null;

    /// <summary>Everything in the pack that must be mended, in the order of files; empty for a sound pack.</summary>
    public IReadOnlyList<PackProblem> Verify() => new MedicationPackVerifier(this, _content).Problems();
}
