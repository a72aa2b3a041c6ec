using System.CommandLine;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary>Options that several verbs share.</summary>
internal sealed class CommonOptions
{
    public Option<string?> Config { get; } = new("--config") { HelpName = "FILE", Description = "Settings file to use instead of the data folder's appsettings.json.", Recursive = true };

    public Option<bool> Json { get; } = new("--json") { Description = "Print the result as one JSON object." };

    public Option<bool> AllowPatientAudience { get; } = new("--allow-patient-audience") { Description = "Allow audience 'patient' for this run." };

    public Option<string?> Audience { get; } = new("--audience") { HelpName = "clinician|patient", Description = "For whom the answer is written." };

    public Option<int> Top { get; } = new("--top") { HelpName = "N", Description = "How many at most.", DefaultValueFactory = _ => 0 };

    public Option<string[]> Packs { get; } = new("--pack") { HelpName = "NAME", Description = "Only these knowledge packs.", AllowMultipleArgumentsPerToken = true };
}
