using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records;

/// <summary>A whole conversation, ready to be shown or gone on with.</summary>
/// <param name="Summary">What a list shows of it.</param>
/// <param name="Turns">Its turns, oldest first.</param>
public sealed record Conversation(ConversationSummary Summary, IReadOnlyList<RecordedTurn> Turns) : PatientWords
{
    /// <summary>The turns as the history of a next question: each question, then what was released of its answer.</summary>
    public IReadOnlyList<Turn> History { get; } =
    [
        .. Turns.SelectMany(static turn => turn.ReleasedText.Length == 0
            ? [new Turn(Speaker.User, turn.Question.Text)]
            : new[] { new Turn(Speaker.User, turn.Question.Text), new Turn(Speaker.Assistant, turn.ReleasedText) }),
    ];

    /// <summary>The patient of the last question that had one, or null.</summary>
    public Patient? Patient => Turns.LastOrDefault(static turn => turn.Question.Patient is not null)?.Question.Patient;
}
