using System.Globalization;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Cli.Chat.Showing;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration.Delivering;
using Spectre.Console;

namespace ClinicalAssistant.Cli.Chat;

/// <summary>The first words: in full once, on one line afterwards.</summary>
internal sealed class Greeting
{
    private const string MarkFile = "greeted";
    private readonly ClinicalSettings _settings;

    public Greeting(ClinicalSettings settings)
    {
        _settings = settings;
        IsFirst = !File.Exists(Mark);
    }

    /// <summary>Whether the chat starts for the first time with this data folder.</summary>
    public bool IsFirst { get; }

    private string Mark => Path.Combine(_settings.Home, MarkFile);

    public void Show(IAnsiConsole console, ModelCatalogue models)
    {
        console.Bold($"ClinicalAssistant {ProductVersion.Current}");
        if (IsFirst)
        {
            console.Plain("Decision support for health professionals: it shows the basis of what it says, and a professional reviews it. Not for emergencies on its own, not for patients on their own.");
            console.Plain($"Conversations, with what you type about patients, are stored in {_settings.Records.File}, readable by you alone, and deleted {Retention()}.");
        }

        console.Dim(Model(models));
    }

    /// <summary>What the answers rest on, once the content is loaded; notes that the greeting was shown.</summary>
    public void ShowKnowledge(IAnsiConsole console, Engines engines)
    {
        if (IsFirst)
        {
            var conditions = engines.Get<KnowledgeBase>().Conditions.Values.ToList();
            var signed = conditions.Count(condition => condition.ClinicallyReviewed);
            console.Plain(signed == 0
                ? string.Create(CultureInfo.InvariantCulture, $"Knowledge: {conditions.Count} conditions from public references. No clinician has reviewed or signed any of them yet.")
                : string.Create(CultureInfo.InvariantCulture, $"Knowledge: {conditions.Count} conditions from public references, {signed} signed by a named clinician; the others are unreviewed."));
            NoteShown();
        }

        console.Dim("Type a presentation or a question. /help lists the commands, Ctrl-D leaves.");
        console.WriteLine();
    }

    private string Retention() => _settings.Records.RetentionDays == 0
        ? "only by hand (Records:RetentionDays is 0)"
        : string.Create(CultureInfo.InvariantCulture, $"{_settings.Records.RetentionDays} days after their last question (setting Records:RetentionDays)");

    private static string Model(ModelCatalogue models)
    {
        var chain = models.ChainFor(ModelCatalogue.DefaultRoute);
        return chain.Count == 0
            ? models.Providers.Count == 0
                ? "No language model is configured: answers are composed from the evidence."
                : "No default route is configured: see 'clinical models list'."
            : "Model: " + Printable.Text(string.Join(", then ", chain.Select(provider => $"{provider.Name} ({provider.Model}{(provider.IsHosted ? $", hosted, patient text: {provider.EffectivePatientText.ToString().ToLowerInvariant()}" : "")})")));
    }

    private void NoteShown()
    {
        try
        {
            Directory.CreateDirectory(_settings.Home);
            File.WriteAllBytes(Mark, []);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It is shown again next time; 'doctor' and the first answer say that the folder cannot be written.
        }
    }
}
