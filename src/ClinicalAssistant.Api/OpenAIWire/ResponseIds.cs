namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>A response's id names its conversation and its question, so that a later request can go on from it.</summary>
internal static class ResponseIds
{
    private const string Prefix = "resp_";
    private const int IdLength = 32;

    public static string Of(string conversation, string question) => Prefix + Guid.Parse(conversation).ToString("N") + Guid.Parse(question).ToString("N");

    public static (string Conversation, string Question)? Read(string? id) =>
        id is { Length: 5 + (2 * IdLength) } && id.StartsWith(Prefix, StringComparison.Ordinal)
        && Guid.TryParseExact(id.AsSpan(Prefix.Length, IdLength), "N", out var conversation) && Guid.TryParseExact(id.AsSpan(Prefix.Length + IdLength), "N", out var question)
            ? (conversation.ToString(), question.ToString())
            : null;
}
