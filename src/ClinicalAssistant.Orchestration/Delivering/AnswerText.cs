using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Delivering;

/// <summary>The answer as plain text: emergency notice, refusal, released sentences, in the order they were told.</summary>
public static class AnswerText
{
    /// <summary>The mark behind a sentence whose basis was not found.</summary>
    public const string UnverifiedMark = " [unverified]";

    /// <summary>All text of an answer's events.</summary>
    public static string Of(IEnumerable<AnswerEvent> events)
    {
        var text = new StringBuilder();
        foreach (var answerEvent in events)
            text.Append(Of(answerEvent));
        return text.ToString().Trim();
    }

    /// <summary>The text that one event adds; empty where it adds none.</summary>
    public static string Of(AnswerEvent answerEvent) => answerEvent switch
    {
        Escalated escalated => escalated.Notice + "\n\n",
        Refused { Alternative: { } alternative } refused => refused.Reason + "\n\n" + alternative,
        Refused refused => refused.Reason,
        SentenceReleased { Marked: true } marked => WithMark(marked.Text),
        SentenceReleased released => released.Text,
        _ => "",
    };

    private static string WithMark(string sentence)
    {
        var end = sentence.AsSpan().TrimEnd().Length;
        return sentence[..end] + UnverifiedMark + sentence[end..];
    }
}
