using System.CommandLine;

namespace ClinicalAssistant.Cli.Running;

/// <summary>Says what is wrong with the command line and where its help is. A token that may be a question is not repeated.</summary>
internal static class WrongUse
{
    public static int Report(ParseResult parsed, TextWriter error)
    {
        var command = parsed.CommandResult.Command;
        var isRoot = command is RootCommand;
        if (isRoot && parsed.UnmatchedTokens is [var first, ..])
            error.WriteLine(UnknownVerb(first, command));
        else
        {
            foreach (var problem in parsed.Errors)
                error.WriteLine("clinical: " + Printable.Text(problem.Message));
        }

        error.WriteLine(isRoot ? "'clinical --help' lists the verbs." : $"'clinical {Path(parsed)} --help' shows how it is used.");
        return ExitCode.WrongUse;
    }

    private static string UnknownVerb(string token, Command root)
    {
        if (token.Any(char.IsWhiteSpace))
            return "clinical: to ask a question, write: clinical ask \"…\"";
        var known = root.Subcommands.Select(verb => verb.Name).Concat(root.Options.Select(option => option.Name));
        return Nearest.To(token, known) is { } nearest
            ? $"clinical: there is no such verb or option; did you mean '{nearest}'?"
            : "clinical: there is no such verb or option.";
    }

    private static string Path(ParseResult parsed)
    {
        var names = new List<string>();
        for (var at = parsed.CommandResult; at is not null && at.Command is not RootCommand; at = at.Parent as System.CommandLine.Parsing.CommandResult)
            names.Insert(0, at.Command.Name);
        return string.Join(' ', names);
    }
}
