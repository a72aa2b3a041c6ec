using System.CommandLine;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary>What every import asks for: the pack's name, and what the source does not say of itself.</summary>
internal sealed class ImportOptions
{
    private readonly Option<string> _name = new("--name") { HelpName = "PACK", Required = true, Description = "The pack's name; an earlier pack of the name is replaced." };
    private readonly Option<string?> _licence = new("--licence") { HelpName = "TEXT", Description = "Terms of use, where the source does not state them." };
    private readonly Option<string?> _attribution = new("--attribution") { HelpName = "TEXT", Description = "Whom to credit, where the source does not state it." };
    private readonly Option<string?> _version = new("--source-version") { HelpName = "TEXT", Description = "The source's version, where the source does not state it." };

    public void AddTo(Command command)
    {
        command.Options.Add(_name);
        command.Options.Add(_licence);
        command.Options.Add(_attribution);
        command.Options.Add(_version);
    }

    public string Name(ParseResult parsed) => parsed.GetValue(_name)!;

    public PackTerms Terms(ParseResult parsed) => new(parsed.GetValue(_licence), parsed.GetValue(_attribution), parsed.GetValue(_version));
}
