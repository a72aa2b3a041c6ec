using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>How an answer that was not completed is told on the wire.</summary>
internal static class WireFailure
{
    /// <summary>Notices of what was held back whole: told as a filtered reply, not as an error.</summary>
    private static readonly string[] Held = ["object_withheld", "tool_call_withheld"];

    private static readonly string[] Telling = ["record_unavailable", "stage_failed", "guard_failed", "cut", "no_object", "object_unreadable"];

    /// <summary>The error that an answer ends in, or null where it is a reply. An emergency notice goes with it in any case.</summary>
    public static WireRefusal? Of(Answer answer)
    {
        if (answer.Outcome != Outcome.Failed || Withheld(answer) is not null)
            return null;
        var notice = answer.Notices.LastOrDefault(notice => Telling.Contains(notice.Code));
        var text = string.Join("\n\n", new[] { answer.Decision.Emergency?.Notice, notice?.Text ?? "The answer could not be completed." }.OfType<string>());
        return new WireRefusal(StatusCodes.Status503ServiceUnavailable, text, null, notice?.Code ?? "failed");
    }

    /// <summary>What stands in the place of an object or a call that was held back, or null.</summary>
    public static string? Withheld(Answer answer) => answer.Notices.FirstOrDefault(notice => Held.Contains(notice.Code))?.Text;
}
