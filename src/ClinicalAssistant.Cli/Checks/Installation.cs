using System.Globalization;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Cli.Verbs;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Generating;
using ClinicalAssistant.Records;

namespace ClinicalAssistant.Cli.Checks;

/// <summary>The checks of <c>doctor</c>, in the order a person would mend them.</summary>
internal static class Installation
{
    public static async IAsyncEnumerable<Check> CheckAsync(Shell shell, string? config)
    {
        ClinicalSettings? settings = null;
        yield return Tried("configuration", () =>
        {
            settings = Engines.ReadSettings(shell, config);
            return string.Join(", ", new[] { Path.Combine(AppContext.BaseDirectory, "appsettings.json"), config ?? Path.Combine(settings.Home, "appsettings.json") }.Where(File.Exists).Append("environment"));
        });
        if (settings is null)
            yield break;
        yield return DataFolder(settings.Records.Folder);
        var content = settings.Consult.ContentFolder.Length == 0 ? AppContext.BaseDirectory : settings.Consult.ContentFolder;
        yield return Tried("prompts", () => string.Create(CultureInfo.InvariantCulture, $"{PromptLibrary.Load(Path.Combine(content, "prompts")).All.Count} templates"));
        yield return Tried("policy", () => "version " + GuardPolicy.Load(Path.Combine(content, "guardrails"), settings.Consult.Region is { Length: > 0 } region ? region : null).Version);
        yield return Tried("knowledge", () => Knowledge(Path.Combine(content, "knowledge")));
        await using var engines = Engines.Open(shell, config);
        yield return await RecordAsync(engines);
        if (TryPipeline(engines) is { } failed)
            yield return failed;
        else
            yield return Check.Sound("pipeline", string.Join(" → ", engines.Get<ConsultPipeline>().Order));
        var providers = engines.Get<ModelCatalogue>().Providers;
        if (providers.Count == 0)
            yield return Check.Sound("models", "none configured: answers are composed from the evidence");
        foreach (var provider in providers)
            yield return await ProviderAsync(provider);
    }

    private static string Knowledge(string folder)
    {
        var pack = KnowledgeBase.Load(folder);
        var problems = pack.Verify();
        return problems.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{pack.Name} {pack.Version}: {pack.Conditions.Count} conditions, {pack.Conditions.Values.Count(condition => condition.ClinicallyReviewed)} signed by a clinician")
            : throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"{problems.Count} records to mend, the first: {problems[0]} Run 'clinical knowledge verify' for all."));
    }

    private static Check DataFolder(string folder)
    {
        const string What = "data folder";
        var probe = Path.Combine(folder, ".clinical-doctor");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(probe, [1]);
            File.Delete(probe);
            return Check.Sound(What, folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Check.Failed(What, $"{folder} cannot be written ({fault.GetType().Name}). Make it writable for this user, or name another in CLINICAL_HOME.");
        }
    }

    private static async Task<Check> RecordAsync(Engines engines)
    {
        try
        {
            var store = engines.Get<RecordStore>();
            await store.PrepareAsync();
            var options = engines.Settings.Records;
            return Check.Sound("record", store.Place + (options.EncryptText ? ", clinical text encrypted" : ", clinical text not encrypted (Records:EncryptText)") + (options.RetentionDays == 0
                ? ", kept until deleted"
                : string.Create(CultureInfo.InvariantCulture, $", kept {options.RetentionDays} days after the last question")));
        }
        catch (RecordUnavailableException fault)
        {
            return Check.Failed("record", fault.Message);
        }
    }

    private static Check? TryPipeline(Engines engines)
    {
        try
        {
            _ = engines.Get<ConsultPipeline>();
            return null;
        }
        catch (WrongInputException wrong)
        {
            return Check.Failed("pipeline", wrong.Message);
        }
    }

    private static async Task<Check> ProviderAsync(ModelProvider provider)
    {
        var what = "model " + provider.Name;
        var probe = await ProviderProbe.TestAsync(provider);
        return probe.Works ? Check.Sound(what, ModelsCommand.Shown(probe)) : Check.Failed(what, ModelsCommand.Shown(probe));
    }

    private static Check Tried(string what, Func<string> check)
    {
        try
        {
            return Check.Sound(what, check());
        }
        catch (WrongInputException wrong)
        {
            return Check.Failed(what, wrong.Message);
        }
    }
}
