using System.Text;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Evals;

/// <summary>The messages of a prompt as one text, each under a line that names its role.</summary>
internal static class RenderedPrompt
{
    private const string Mark = "=== ";

    public static string Write(IEnumerable<ChatMessage> messages)
    {
        var text = new StringBuilder();
        foreach (var message in messages)
            text.Append(Mark).Append(message.Role.Value).Append('\n').Append(message.Text.ReplaceLineEndings("\n").Trim()).Append('\n');
        return text.ToString();
    }

    /// <summary>The messages of one role.</summary>
    public static string Of(string rendered, string role)
    {
        var text = new StringBuilder();
        var inside = false;
        foreach (var line in rendered.Split('\n'))
        {
            if (line is Mark + "system" or Mark + "user" or Mark + "assistant" or Mark + "tool")
                inside = line == Mark + role;
            else if (inside)
                text.Append(line).Append('\n');
        }

        return text.ToString();
    }
}
