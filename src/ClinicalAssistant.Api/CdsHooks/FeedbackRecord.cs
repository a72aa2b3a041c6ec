using System.Globalization;
using ClinicalAssistant.Api.Guarding;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>Keeps what became of cards in the record, each under the id of its card.</summary>
internal sealed class FeedbackRecord(EngineRecord record)
{
    private const int Most = 100;
    private const int LongestComment = 4_000;

    /// <summary>Checks all, then keeps all.</summary>
    /// <exception cref="WrongInputException">An item is not as the protocol has it; nothing was kept.</exception>
    public async Task KeepAsync(CdsServiceDefinition service, CdsFeedback feedback, Caller caller, CancellationToken cancellationToken)
    {
        if (feedback.Feedback is not { Count: > 0 and <= Most } items)
            throw new WrongInputException($"Field 'feedback': a list of 1 to {Most} items is needed.");
        for (var i = 0; i < items.Count; i++)
        {
            if (Problem(items[i]) is { } problem)
                throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"feedback[{i}]: {problem}"));
        }

        foreach (var item in items)
        {
            await record.KeepAsync(
                new EngineCall(caller, ClinicalTask.General, $"Feedback to {service.Id}: {item.Outcome}", Words(item)) { ConversationId = Place(item.Card!, caller), Notices = [new Notice("service", service.Id)] },
                cancellationToken);
        }
    }

    /// <summary>The card's id; another site's callers, who may have a patient and a card of the same id, get a place of their own.</summary>
    private static string Place(string card, Caller caller)
    {
        var id = Guid.Parse(card).ToString();
        return caller.Tenant == Tenants.Own ? id : StableIds.Of(caller.Tenant, id);
    }

    private static string? Problem(CdsFeedbackItem item)
    {
        if (!Guid.TryParse(item.Card, out _))
            return "'card' is the UUID of the card.";
        if (item.Outcome is not ("accepted" or "overridden"))
            return "'outcome' is accepted or overridden.";
        if (item.Outcome == "accepted" && item.AcceptedSuggestions is not { Count: > 0 })
            return "'acceptedSuggestions' is needed where the outcome is accepted.";
        if (item.AcceptedSuggestions?.Any(suggestion => !Guid.TryParse(suggestion.Id, out _)) == true)
            return "'acceptedSuggestions' hold the UUID of each suggestion as 'id'.";
        if (item.OverrideReason is { Reason: null, UserComment: null or "" })
            return "'overrideReason' holds a reason, a userComment, or both.";
        if (item.OverrideReason?.UserComment?.Length > LongestComment)
            return $"'userComment' is longer than {LongestComment} characters.";
        return item.OutcomeTimestamp is { } at && !DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) ? "'outcomeTimestamp' is no date and time." : null;
    }

    private static string Words(CdsFeedbackItem item) => string.Join('\n', new[]
    {
        $"outcome {item.Outcome}",
        item.OutcomeTimestamp is { } at ? $"at {at}" : null,
        item.AcceptedSuggestions is { Count: > 0 } accepted ? $"accepted suggestions {string.Join(", ", accepted.Select(suggestion => suggestion.Id))}" : null,
        item.OverrideReason?.Reason is { } reason ? $"override reason {reason.Code} ({reason.System}) {reason.Display}".TrimEnd() : null,
        item.OverrideReason?.UserComment is { Length: > 0 } comment ? $"comment {comment}" : null,
    }.OfType<string>());
}
