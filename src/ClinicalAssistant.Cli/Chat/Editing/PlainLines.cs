namespace ClinicalAssistant.Cli.Chat.Editing;

/// <summary>Reads whole lines where the terminal gives no single keys.</summary>
/// <param name="input">Where lines come from.</param>
/// <param name="output">Where the prompt goes.</param>
/// <param name="echo">Whether to write the line that was read, since nobody saw it typed.</param>
internal sealed class PlainLines(TextReader input, TextWriter output, bool echo)
{
    public LineRead Read(string prompt)
    {
        output.Write(prompt);
        output.Flush();
        var line = input.ReadLine();
        if (echo)
            output.WriteLine(line);
        return line is null ? LineRead.End : LineRead.Of(line);
    }
}
