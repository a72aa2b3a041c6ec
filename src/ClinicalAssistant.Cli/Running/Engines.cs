using System.Runtime.CompilerServices;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Cli.Verbs;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Records;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Cli.Running;

/// <summary>The services behind a verb. Nothing is loaded before it is asked for.</summary>
internal sealed class Engines : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Engines(ClinicalSettings settings, ServiceProvider services) => (Settings, _services) = (settings, services);

    /// <summary>The site's settings.</summary>
    public ClinicalSettings Settings { get; }

    /// <summary>Reads the settings and registers the services.</summary>
    /// <exception cref="WrongInputException">A setting cannot be used.</exception>
    public static Engines Open(Shell shell, string? settingsFile, bool allowPatientAudience = false)
    {
        var settings = ReadSettings(shell, settingsFile);
        settings.Consult.AllowPatientAudience |= allowPatientAudience;
        var services = new ServiceCollection();
        services.AddSingleton(shell.Time);
        services.AddClinicalHost(settings);
        shell.Configure?.Invoke(services);
        return new Engines(settings, services.BuildServiceProvider());
    }

    /// <summary>The site's settings: the file given, else the data folder's.</summary>
    public static ClinicalSettings ReadSettings(Shell shell, string? settingsFile) =>
        ClinicalSettings.Read(ClinicalSettings.Configuration(settingsFile, shell.Home), shell.Home);

    /// <summary>A service of the program.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The pipeline; record, content and engines are made ready side by side.</summary>
    public async Task<ConsultPipeline> PipelineAsync(CancellationToken cancellationToken)
    {
        var record = Task.Run(() => PrepareRecordAsync(cancellationToken), cancellationToken);
        var recogniser = Task.Run(Get<FindingRecogniser>, cancellationToken);
        var differential = Task.Run(Get<DifferentialEngine>, cancellationToken);
        var pipeline = Get<ConsultPipeline>();
        await Task.WhenAll(record, recogniser, differential);
        return pipeline;
    }

    /// <summary>Refuses a provider or route that the settings do not know.</summary>
    public void RequireModel(string? name)
    {
        if (name is null || name == Names.Reference)
            return;
        var models = Get<ModelCatalogue>();
        if (!models.Knows(name))
            throw new WrongInputException($"--model: there is no such provider or route. Known: {string.Join(", ", models.Providers.Select(provider => provider.Name).Concat(models.RouteNames).Append(Names.Reference).Distinct())}.");
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    // A record that cannot be used is said by the pipeline, with the remedy.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task PrepareRecordAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Get<RecordStore>().PrepareAsync(cancellationToken);
        }
        catch (RecordUnavailableException)
        {
        }
    }
}
