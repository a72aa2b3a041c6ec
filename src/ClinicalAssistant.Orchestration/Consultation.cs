using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Generating;
using ClinicalAssistant.Orchestration.Grounding;
using ClinicalAssistant.Orchestration.Tasks;

namespace ClinicalAssistant.Orchestration;

/// <summary>The working state of one question on its way through the stages. One per question, never shared.</summary>
public sealed class Consultation(Question question)
{
    private readonly List<TraceStep> _trace = [];

    /// <summary>The question, after <c>receive</c> made it safe to read.</summary>
    public Question Question { get; internal set; } = question;

    /// <summary>The input guard's verdict; allow until it was judged.</summary>
    public GuardDecision Decision { get; internal set; } = new() { Decision = Core.Decision.Allow };

    /// <summary>The task, null until routed.</summary>
    public TaskDefinition? Task { get; internal set; }

    /// <summary>What was recognised in the question and the record.</summary>
    public Findings Findings { get; internal set; } = Findings.None;

    /// <summary>The evidence, numbered in the order it was found.</summary>
    public EvidenceList Evidence { get; } = new();

    /// <summary>The passages of packs under the evidence, by its number.</summary>
    internal Dictionary<string, Knowledge.PassageHit> Passages { get; } = new(StringComparer.Ordinal);

    /// <summary>The differential, null where none was ranked.</summary>
    public Differential? Differential { get; internal set; }

    /// <summary>The document that is planned, null for other tasks.</summary>
    internal Tasks.Documentation.NotePlan? Note { get; set; }

    /// <summary>The model's own ranked list as it reported it through its tool, null where it did not.</summary>
    internal IReadOnlyList<string>? OwnRanking { get; set; }

    /// <summary>The text on its way, null until generation opened it.</summary>
    internal IAsyncEnumerable<DraftPiece>? Draft { get; set; }

    /// <summary>Who writes: a provider's name, or <c>reference</c>.</summary>
    public string Provider { get; internal set; } = ReferenceGenerator.Name;

    /// <summary>The model's name as the provider reports it, null for the reference generator.</summary>
    public string? Model { get; internal set; }

    /// <summary>The prompt that was rendered, null where none was.</summary>
    public PromptVersion? Prompt { get; internal set; }

    /// <summary>Puts identifiers back where text went out de-identified; the identity otherwise.</summary>
    internal Func<string, string> Restore { get; set; } = static text => text;

    /// <summary>The prompt's own instructions, which an answer may not repeat.</summary>
    internal IReadOnlyList<string> Protected { get; set; } = [];

    /// <summary>Tokens reported so far.</summary>
    public TokenUse? TokenUse { get; internal set; }

    /// <summary>What the providers wrote so far.</summary>
    internal List<DraftLog> Drafts { get; } = [];

    /// <summary>What the providers wrote when the question was first asked: it is then written again in their place. Null where it is asked now.</summary>
    internal IReadOnlyList<Draft>? Recorded { get; init; }

    /// <summary>True once the first sentence was released: from then on a failing provider is said, never replaced in silence.</summary>
    public bool AnythingReleased { get; internal set; }

    /// <summary>Set when the question was refused or the way broke off: only the closing stages run.</summary>
    public bool Ended { get; internal set; }

    /// <summary>Set when the way broke off.</summary>
    public bool Failed { get; internal set; }

    /// <summary>How the question ended.</summary>
    public Outcome Outcome => Failed ? Outcome.Failed : Decision.Decision switch
    {
        Core.Decision.Refuse => Outcome.Refused,
        Core.Decision.Escalate => Outcome.Escalated,
        Core.Decision.Caution => Outcome.Cautioned,
        _ => Outcome.Answered,
    };

    /// <summary>How the answer came to be.</summary>
    public IReadOnlyList<TraceStep> Trace => _trace;

    internal void Traced(string stage, TimeSpan elapsed, string detail) => _trace.Add(new TraceStep(stage, elapsed, detail));
}
