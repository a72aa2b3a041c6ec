using System.Globalization;
using ClinicalAssistant.Cli.Chat.Showing;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Models;

namespace ClinicalAssistant.Cli.Chat;

/// <summary>At a first start without a model: offers the chat models of an Ollama server on this machine.</summary>
internal static class OllamaOffer
{
    private const int MostShown = 9;

    /// <summary>True where the settings were changed.</summary>
    public static async Task<bool> MakeAsync(Shell shell, Terminal terminal, Engines engines, CancellationToken cancellationToken)
    {
        if (engines.Settings.Models.Providers.Count > 0)
            return false;
        var found = await (shell.DetectOllama?.Invoke(cancellationToken) ?? OllamaModels.DetectLoopbackAsync(shell.Time, cancellationToken));
        if (found is not { ChatModels.Count: > 0 })
            return false;
        var models = found.ChatModels.Take(MostShown).ToList();
        terminal.Console.Plain("Ollama runs on this machine. It can write the answers; what you type stays here. Its chat models:");
        for (var i = 0; i < models.Count; i++)
            terminal.Console.Plain(string.Create(CultureInfo.InvariantCulture, $"  {i + 1}  {models[i].Name}{(models[i].Parameters is { } size ? $" ({size})" : "")}"));
        var choice = terminal.ReadLine(models.Count == 1 ? "Use it? y or n: " : string.Create(CultureInfo.InvariantCulture, $"Use which? 1 to {models.Count}, or n for none: ")).Text?.Trim().ToLowerInvariant();
        var index = choice is "y" or "yes" && models.Count == 1 ? 1 : int.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (index < 1 || index > models.Count)
        {
            terminal.Console.Dim("Left as it is. 'clinical models' says more.");
            return false;
        }

        var file = SettingsFile.AddOllama(engines.Settings.Home, found.Endpoint, models[index - 1].Name);
        terminal.Console.Dim($"Written to {file}.");
        return true;
    }
}
