using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Evals;

/// <summary>The case under way, for the clients that stand between the pipeline and a provider. Flows with the call.</summary>
internal sealed class CaseContext(RunContext run, string suite, string caseId, int sample, IReadOnlyList<string> script)
{
    private static readonly AsyncLocal<CaseContext?> Flowing = new();
    private readonly SortedSet<string> _judgedWith = new(StringComparer.Ordinal);
    private int _told;
    private IReadOnlyList<ChatMessage>? _sent;

    public static CaseContext? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    public RunContext Run => run;

    public string Suite => suite;

    public string Case => caseId;

    public int Sample => sample;

    /// <summary>Cassettes that were missing or made for another prompt while this case ran.</summary>
    public string? CassetteFault { get; set; }

    /// <summary>Whether a reply that a person wrote was replayed.</summary>
    public bool Scripted { get; set; }

    /// <summary>The judges' prompts that were asked; null where none was.</summary>
    public IReadOnlyList<string>? JudgedWith => _judgedWith.Count > 0 ? [.. _judgedWith] : null;

    /// <summary>Notes a judge's prompt. For one thread at a time.</summary>
    public void Judged(string version) => _judgedWith.Add(version);

    /// <summary>What a model was sent first, or null while nothing was.</summary>
    public IReadOnlyList<ChatMessage>? Sent => _sent;

    /// <summary>Keeps what was sent and gives the script's next reply; null where it is used up.</summary>
    public string? Next(IReadOnlyList<ChatMessage> messages)
    {
        _sent ??= messages;
        var at = Interlocked.Increment(ref _told) - 1;
        return at < script.Count ? script[at] : null;
    }
}
