using System.ComponentModel.DataAnnotations;
using ClinicalAssistant.Orchestration.Grounding;
using ClinicalAssistant.Orchestration.Tasks.Literature;

namespace ClinicalAssistant.Orchestration;

/// <summary>What a site sets for all questions (section <c>Consult</c>).</summary>
public sealed class ConsultOptions
{
    /// <summary>Whether answers for patients are allowed at all. Off until the site turns it on.</summary>
    public bool AllowPatientAudience { get; set; }

    /// <summary>The audience of questions that state none.</summary>
    public string DefaultAudience { get; set; } = "clinician";

    /// <summary>The region whose emergency numbers the notices name (<c>US</c>, <c>GB</c>, <c>EU</c>); empty for "your local emergency number".</summary>
    public string Region { get; set; } = "";

    /// <summary>The longest question, in UTF-16 code units.</summary>
    [Range(1_000, 1_000_000)]
    public int MaxQuestionLength { get; set; } = 100_000;

    /// <summary>How many earlier turns a model is shown.</summary>
    [Range(0, 50)]
    public int MaxHistoryTurns { get; set; } = 8;

    /// <summary>How often a model may call tools in one answer.</summary>
    [Range(0, 10)]
    public int MaxToolRounds { get; set; } = 3;

    /// <summary>Conditions shown in a ranking.</summary>
    [Range(1, 50)]
    public int RankedConditions { get; set; } = 10;

    /// <summary>Passages put under an answer.</summary>
    [Range(1, 20)]
    public int Passages { get; set; } = 5;

    /// <summary>Whether evidence is gathered. Off only for routes that need the guards and the record alone.</summary>
    public bool Evidence { get; set; } = true;

    /// <summary>Routes, separated by commas, whose questions get no evidence: guards and record alone.</summary>
    public string RoutesWithoutEvidence { get; set; } = "";

    /// <summary>Seconds that a question may take before its answer steps down to the evidence; 0 is no limit.</summary>
    [Range(0, 3600)]
    public int MaxSecondsPerQuestion { get; set; }

    /// <summary>Tokens, read and written, that models may use for a question; 0 is no limit.</summary>
    [Range(0, 10_000_000)]
    public int MaxTokensPerQuestion { get; set; }

    /// <summary>What a question may cost by the providers' prices, in the site's currency; 0 is no limit.</summary>
    [Range(0d, 1_000_000d)]
    public decimal MaxCostPerQuestion { get; set; }

    /// <summary>Folder that holds <c>prompts</c>, <c>guardrails</c>, <c>knowledge</c> and <c>evals</c>; empty for the program's own.</summary>
    public string ContentFolder { get; set; } = "";

    /// <summary>Folder of the imported packs; empty for <c>packs</c> below the data folder.</summary>
    public string PacksFolder { get; set; } = "";

    /// <summary>Folder for what can be made anew at any time, such as the compiled knowledge pack; empty for <c>cache</c> below the data folder.</summary>
    public string CacheFolder { get; set; } = "";

    /// <summary>Searching PubMed; off until the site turns it on.</summary>
    public LiteratureOptions Literature { get; set; } = new();

    /// <summary>Search by meaning; off until the site names a provider.</summary>
    public VectorOptions Vectors { get; set; } = new();

    /// <summary>Whether a question by this route gets evidence.</summary>
    public bool EvidenceFor(string? route) => Evidence && (route is null || RoutesWithoutEvidence.Length == 0
        || !RoutesWithoutEvidence.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Contains(route, StringComparer.OrdinalIgnoreCase));
}
