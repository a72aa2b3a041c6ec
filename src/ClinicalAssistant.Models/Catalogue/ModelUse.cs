using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models;

/// <summary>Tokens that a provider reports for an answer.</summary>
/// <param name="Input">Tokens read.</param>
/// <param name="Output">Tokens written.</param>
public sealed record ModelUse(long Input, long Output)
{
    /// <summary>What a whole reply reports, or null where it reports nothing.</summary>
    public static ModelUse? Of(ChatResponse response) => From(response.Usage);

    /// <summary>What an update of a stream reports, or null. Usage comes once a round, near its end.</summary>
    public static ModelUse? Of(ChatResponseUpdate update) =>
        update.Contents.OfType<UsageContent>().Select(content => From(content.Details)).Aggregate((ModelUse?)null, Add);

    /// <summary>The sum of a stream's updates, all rounds of tool calls included; null where none reports use.</summary>
    public static ModelUse? Of(IEnumerable<ChatResponseUpdate> updates) => updates.Select(Of).Aggregate((ModelUse?)null, Add);

    /// <summary>The sum of two uses, either of which may be unknown.</summary>
    public static ModelUse? Add(ModelUse? left, ModelUse? right) =>
        left is null ? right : right is null ? left : new ModelUse(left.Input + right.Input, left.Output + right.Output);

    private static ModelUse? From(UsageDetails? usage) =>
        usage is null or { InputTokenCount: null, OutputTokenCount: null } ? null : new ModelUse(usage.InputTokenCount ?? 0, usage.OutputTokenCount ?? 0);
}
