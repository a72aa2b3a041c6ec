using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.Guarding;

/// <summary>One delivery of an engine, as the record keeps it.</summary>
/// <param name="Caller">Who asked.</param>
/// <param name="Task">The task it belongs to.</param>
/// <param name="Asked">What was asked, in words.</param>
/// <param name="Delivered">What is delivered, in words.</param>
internal sealed record EngineCall(Caller Caller, string Task, string Asked, string Delivered) : PatientWords
{
    public Patient? Patient { get; init; }

    public IReadOnlyList<string> PatientProblems { get; init; } = [];

    public string? ConversationId { get; init; }

    public GuardDecision Decision { get; init; } = new() { Decision = Core.Decision.Allow };

    public IReadOnlyList<Notice> Notices { get; init; } = [];
}
