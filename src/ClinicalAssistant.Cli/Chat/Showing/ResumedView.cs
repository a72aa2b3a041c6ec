using System.Globalization;
using ClinicalAssistant.Records;
using Spectre.Console;

namespace ClinicalAssistant.Cli.Chat.Showing;

/// <summary>What stands already in a conversation that is gone on with.</summary>
internal static class ResumedView
{
    private const int Shown = 3;
    private const int Longest = 300;

    public static void Show(IAnsiConsole console, Conversation conversation)
    {
        console.Dim(string.Create(CultureInfo.InvariantCulture, $"Going on with the conversation of {conversation.Summary.Started:yyyy-MM-dd HH:mm} UTC, {conversation.Turns.Count} {(conversation.Turns.Count == 1 ? "question" : "questions")} so far."));
        foreach (var turn in conversation.Turns.TakeLast(Shown))
        {
            console.Bold("› " + Short(turn.Question.Text));
            console.Plain(turn.State == TurnState.Interrupted ? Short(turn.ReleasedText) + " (interrupted)" : Short(turn.ReleasedText));
        }

        if (conversation.Patient is { } patient)
            console.Dim("Patient: " + PatientLine.Whole(patient));
        console.WriteLine();
    }

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= Longest ? line : line[..(char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest)] + "…";
    }
}
