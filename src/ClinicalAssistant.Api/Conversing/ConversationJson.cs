using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Records;

namespace ClinicalAssistant.Api.Conversing;

/// <summary>A conversation on the wire; its turns where one is asked for.</summary>
internal sealed record ConversationJson(string Id, string? Title, DateTimeOffset? Updated, IReadOnlyList<TurnJson>? Turns) : PatientWords
{
    public static ConversationJson From(ConversationSummary summary) => new(summary.Id, summary.Title, summary.Updated, null);

    public static ConversationJson From(Conversation conversation) => new(
        conversation.Summary.Id, conversation.Summary.Title, conversation.Summary.Updated,
        [.. conversation.Turns.Select(turn => new TurnJson(turn.Question.Text, turn.Asked, Words.Lower(turn.State), turn.ReleasedText, turn.Answer is { } answer ? AskResult.From(answer) : null))]);
}
