using System.Globalization;
using System.Text;
using ClinicalAssistant.Cli.Answers;
using ClinicalAssistant.Cli.Running;

namespace ClinicalAssistant.Cli.Chat;

/// <summary>A conversation as a document: questions, answers, the evidence under each.</summary>
internal static class ConversationMarkdown
{
    public static string Of(ChatState state, TimeProvider time)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# Conversation, saved {time.GetLocalNow():yyyy-MM-dd HH:mm}");
        text.AppendLine().AppendLine("Decision support for a health professional, who reviews the basis below. Contains patient information.");
        if (state.Patient is { } patient)
            text.AppendLine().AppendLine("Patient: " + PatientLine.Whole(patient));
        foreach (var turn in state.Turns)
            Add(text, turn);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Add(StringBuilder text, ChatTurn turn)
    {
        text.AppendLine().AppendLine("## Question").AppendLine();
        foreach (var line in Printable.Text(turn.Question).Split('\n'))
            text.Append("> ").AppendLine(line);
        text.AppendLine().AppendLine("## Answer").AppendLine().AppendLine(Printable.Text(turn.Released));
        if (turn.Answer is not { } answer)
        {
            text.AppendLine().AppendLine("*Cancelled.*");
            return;
        }

        if (answer.Evidence.Count > 0)
        {
            text.AppendLine().AppendLine("### Evidence").AppendLine();
            foreach (var evidence in answer.Evidence)
                text.AppendLine($"- [{evidence.Id}] {Printable.Text(evidence.Text.ReplaceLineEndings(" "))} ({Citations.Basis(evidence)})");
        }

        foreach (var notice in answer.Notices)
            text.AppendLine().AppendLine($"*Note: {Printable.Text(notice.Text)}*");
        var versions = answer.Versions;
        text.AppendLine().AppendLine(
            $"*{answer.Outcome}, {answer.Task}, written by {answer.Provider}{(versions.Model is { } model ? $" ({model})" : "")}; program {versions.Product}, policy {versions.Policy}, {string.Join(", ", versions.Packs.Select(pack => $"{pack.Key} {pack.Value}"))}.*");
    }
}
