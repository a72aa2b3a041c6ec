using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records;

/// <summary>One question of a conversation with what became of it.</summary>
public sealed record RecordedTurn : PatientWords
{
    /// <summary>The question as it was asked. Its history is empty where the conversation's own earlier turns are its history.</summary>
    public required Question Question { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset Asked { get; init; }

    /// <summary>How far its answer came.</summary>
    public required TurnState State { get; init; }

    /// <summary>The text that was released: the whole of it, or what came before an interruption.</summary>
    public required string ReleasedText { get; init; }

    /// <summary>The whole answer, or null where the turn is not closed.</summary>
    public Answer? Answer { get; init; }

    /// <summary>What was noted of an answer that is not closed, in order; empty otherwise.</summary>
    public IReadOnlyList<AnswerEvent> Noted { get; init; } = [];
}
