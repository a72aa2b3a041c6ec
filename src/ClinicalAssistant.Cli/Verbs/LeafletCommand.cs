using System.CommandLine;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Tasks.Education;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>leaflet</c>: a topic of patient education to print.</summary>
internal static class LeafletCommand
{
    public static Command Create(Shell shell, CommonOptions common)
    {
        var topic = new Argument<string?>("topic") { Arity = ArgumentArity.ZeroOrOne, Description = "Id, title or other name of a topic; without it, the list of topics." };
        var format = new Option<string>("--format") { HelpName = "md|html", DefaultValueFactory = _ => "md", Description = "Markdown, or a page of HTML in large type." };
        var language = new Option<string>("--language") { HelpName = "CODE", DefaultValueFactory = _ => Leaflets.English, Description = "Language of the leaflet; others than English need a provider." };
        var provider = new Option<string?>("--provider") { HelpName = "NAME", Description = "Provider or route that writes the other language." };
        var output = new Option<string?>("--output") { HelpName = "FILE", Description = "File to write; without it, standard output." };
        var command = new Command("leaflet", "A patient leaflet in plain words, to print.") { topic, format, language, provider, output };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
            var leaflets = engines.Get<Leaflets>();
            if (parsed.GetValue(topic) is not { } name)
            {
                foreach (var known in leaflets.Topics)
                    await shell.Out.WriteLineAsync($"{known.Id}  {known.Title}");
                return ExitCode.Done;
            }

            engines.RequireModel(parsed.GetValue(provider));
            var written = await leaflets.WriteAsync(name, parsed.GetValue(format)!, parsed.GetValue(language)!, parsed.GetValue(provider), cancellationToken);
            foreach (var notice in written.Notices)
                await shell.Error.WriteLineAsync("note: " + Printable.Text(notice));
            if (parsed.GetValue(output) is not { } file)
                await shell.Out.WriteAsync(written.Text);
            else
                await WriteAsync(file, written.Text, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(file, text, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new WrongInputException($"--output: {file} cannot be written ({fault.GetType().Name}). Check the folder and its permissions.", fault);
        }
    }
}
