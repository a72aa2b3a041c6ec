using System.Security.Cryptography;
using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// What a site allows, cautions, refuses and escalates, and every word that the guard shows, read from its policy files. Immutable; safe for
/// concurrent use; loads in milliseconds.
/// </summary>
public sealed class GuardPolicy
{
    private static readonly string[] NamedGroups =
        ["continuation", "clinical", "english_words", "foreign_words", "exam_frame", "recommending", "advising_against", "increase", "decrease", "more_than", "less_than", "left_side", "right_side", "past", "ended", "reports", "warning_cue", "hedging", "clinical_claim", "current", "female_person", "male_person", "no_allergies",
        "effect_claims", "rates_of_minutes", "polite_closing", "demanded", "mild_effects", "plain_subjects", "remedies", "certain_words", "sworn_words", "harms_beside", "harm_managed", "excluding_words", "uncertain_words", "applying", "plays_down", "precaution_cue", "consulting", "monitoring_cue", "regular_cue", "pregnancy_situation",
        "ending", "former", "restarting", "ending_prevented", "ending_light", "tells_present", "tells_now", "tells_past", "asks_how_to_take", "linking", "sole_claim", "only_words", "alone_words", "any_medicine", "lifestyle_measures", "sole_takes", "sole_manner", "nothing_else", "no_treatment_for", "not_of_now", "age_words", "duration_words", "band_adult", "band_child", "band_infant", "band_neonate", "band_old", "band_women", "band_men", "band_pregnant", "band_not_pregnant", "band_term", "band_preterm", "goal_words",
        "band_head_pregnancy", "band_immunosuppressed", "band_immunocompetent", "band_diabetic", "band_not_diabetic", "band_smoker", "band_non_smoker", "band_dialysis", "band_no_dialysis", "band_cirrhosis", "band_no_cirrhosis", "band_frail", "band_not_frail", "combination_harms", "chooses_instead", "allergen_forms", "sold_freely",
        "negating_forward", "negating_clause", "negating_pseudo", "part_break", "verb_after_and", "follow_up_cue", "strong_cue", "missing_cue", "severe_reaction", "pregnancy", "states_pregnant", "states_not_pregnant", "renal_terms", "renal_normal", "no_medications", "takes_medicine", "relatives", "conditional", "general_clinical_words", "body_sites", "asserting_diagnosis", "temporal", "reaction_mention", "warning_words", "advice_against", "harmless", "order_before", "order_after", "order_next", "specific_terms", "divides", "multiplies", "takes_away", "adds", "totals", "light_words", "differences", "waits", "permitting", "order_preference", "score_label"];

    private readonly PolicyTerms _terms;
    private readonly Dictionary<string, int> _named;
    private readonly string _folder;

    internal GuardPolicy(string version, PolicyTerms terms, string folder)
    {
        Version = version;
        _terms = terms;
        _folder = folder;
        _named = NamedGroups.ToDictionary(name => name, name => terms.Named(name, folder), StringComparer.Ordinal);
        ComparedGroups = [.. NamedGroups.Select(name => _named[name])];
        PartReader = new StatementParts(this);
        Known = new KnownStatements(this);
    }

    /// <summary>The declared version, a plus sign, and the first eight hexadecimal digits of the content's SHA-256.</summary>
    public string Version { get; }

    /// <summary>The categories, in the order of the files.</summary>
    public IReadOnlyList<PolicyCategory> Categories { get; internal init; } = [];

    /// <summary>The kinds of emergencies and crises.</summary>
    public IReadOnlyList<EmergencyKind> Emergencies { get; internal init; } = [];

    /// <summary>The regions whose emergency numbers the policy knows.</summary>
    public IReadOnlyList<Region> Regions { get; internal init; } = [];

    /// <summary>The region that the notices speak of, or null: they then say "your local emergency number".</summary>
    public Region? Region { get; internal init; }

    /// <summary>What becomes of sentences, by fault code.</summary>
    public IReadOnlyDictionary<string, OutputRule> OutputRules { get; internal init; } = new Dictionary<string, OutputRule>();

    /// <summary>The closing texts.</summary>
    public IReadOnlyList<Disclaimer> Disclaimers { get; internal init; } = [];

    internal IReadOnlyList<PolicyRule> InjectionRules { get; init; } = [];

    internal IReadOnlyList<(string Code, PolicyRule Rule)> SentenceRules { get; init; } = [];

    internal IReadOnlyList<AllergyClass> AllergyClasses { get; init; } = [];

    /// <summary>How an answer's words are compared with its evidence.</summary>
    internal AnswerLexicon Answers { get; init; } = new([], [], [], []);

    internal IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>From when on the classifier's word counts.</summary>
    internal ClassifierThresholds Thresholds { get; init; } = new();

    internal TermIndex Index => _terms.Index;

    /// <summary>Hashes of the names of the groups that the guards read, in the order of <see cref="ComparedGroups"/>.</summary>
    internal static uint[] ComparedGroupNames { get; } = [.. NamedGroups.Select(name => FeatureHash.Of(name))];

    /// <summary>Which of them name a kind of patient.</summary>
    internal static bool[] ComparedGroupBands { get; } = [.. NamedGroups.Select(name => name.StartsWith("band_", StringComparison.Ordinal) || name.Contains("pregnan", StringComparison.Ordinal) || name.StartsWith("renal", StringComparison.Ordinal))];

    /// <summary>The groups that the guards read.</summary>
    internal int[] ComparedGroups { get; }

    /// <summary>Cuts statements into clauses.</summary>
    internal StatementParts PartReader { get; }

    /// <summary>The packs' sentences that were read before.</summary>
    internal KnownStatements Known { get; }

    /// <summary>Reads and checks the policy of a folder: its <c>policies/*.json</c>, or the folder's own <c>*.json</c>.</summary>
    /// <param name="folder">The guardrails folder, or its policies folder.</param>
    /// <param name="region">The site's region, or null for notices without numbers.</param>
    /// <exception cref="WrongInputException">No policy is there, or one is wrong: the message names file, line, field and remedy.</exception>
    public static GuardPolicy Load(string folder, string? region = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var policies = Path.Combine(folder, "policies");
        if (!Directory.Exists(policies))
            policies = folder;
        var files = Directory.Exists(policies)
            ? Directory.GetFiles(policies, "*.json").Where(f => Path.GetFileName(f) != "schema.json").Order(StringComparer.Ordinal).ToArray()
            : [];
        if (files.Length == 0)
            throw new WrongInputException($"{policies} holds no policy files (*.json). Point the setting at the guardrails folder.");

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var nodes = new List<PolicyNode>(files.Length);
        foreach (var file in files)
        {
            var content = ReadFile(file);
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(content);
            nodes.Add(PolicyFile.Read(file, content));
        }

        return new PolicyReader(region).Read(nodes, Convert.ToHexStringLower(hash.GetHashAndReset())[..8]);
    }

    /// <summary>The words of a refusal: the reason, then what is possible instead. Every door shows the same.</summary>
    public string RefusalText(GuardDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var text = decision.Reason ?? Text("refusal");
        return decision.Alternative is null ? text : text + "\n\n" + decision.Alternative;
    }

    /// <summary>The words that stand before a cautioned answer, or null where the decision calls for none.</summary>
    public string? CautionText(GuardDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (decision.Decision != Decision.Caution)
            return null;
        var text = decision.Reason ?? Text("caution");
        return decision.Alternative is null ? text : text + " " + decision.Alternative;
    }

    /// <summary>The static notice of an emergency or crisis, or null where the policy knows no such kind.</summary>
    public string? NoticeText(string kind, Audience audience)
    {
        foreach (var emergency in Emergencies)
        {
            if (emergency.Id == kind)
                return emergency.NoticeFor(audience);
        }

        return null;
    }

    /// <summary>The closing text of a task for an audience, or null where the policy has none.</summary>
    public string? DisclaimerText(string task, Audience audience)
    {
        string? general = null;
        foreach (var disclaimer in Disclaimers)
        {
            if (disclaimer.Audience != audience)
                continue;
            if (disclaimer.Task == task)
                return disclaimer.Text;
            if (disclaimer.Task == "*")
                general = disclaimer.Text;
        }

        return general;
    }

    /// <summary>A named text of the policy (<c>mark</c>, <c>withheld</c>, <c>no_model</c> …).</summary>
    /// <exception cref="WrongInputException">The policy has no such text.</exception>
    public string Text(string name) => Texts.TryGetValue(name, out var text)
        ? text
        : throw new WrongInputException($"{_folder}: the policy has no text '{name}'. Add it under 'texts'.");

    /// <summary>A term group that the guards themselves read.</summary>
    internal int Group(string name) => _named[name];

    internal PolicyCategory Category(string id) => Categories.First(c => c.Id == id);

    private static byte[] ReadFile(string file)
    {
        try
        {
            var content = File.ReadAllBytes(file);
            return content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content[3..] : content;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new WrongInputException($"{Path.GetFileName(file)} cannot be read. Check that it exists and is readable.", wrong);
        }
    }
}
