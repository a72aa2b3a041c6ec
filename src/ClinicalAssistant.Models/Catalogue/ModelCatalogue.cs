using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClinicalAssistant.Models;

/// <summary>The configured providers and routes. Cheap to create: clients are made when first used.</summary>
public sealed class ModelCatalogue : IDisposable
{
    /// <summary>The route of every task that has none of its own.</summary>
    public const string DefaultRoute = "default";

    /// <summary>Name of the meter and of the traces of model calls, by OpenTelemetry's conventions for generative AI; they hold no content.</summary>
    public const string TelemetryName = "ClinicalAssistant.Models";

    private readonly Dictionary<string, ModelProvider> _providers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<ModelProvider>> _routes = new(StringComparer.OrdinalIgnoreCase);

    private readonly TimeProvider _time;
    private readonly ModelsLog _log;
    private readonly ClientWrap? _wrap;

    private ModelCatalogue(ModelOptions options, TimeProvider time, ModelsLog log, ClientWrap? wrap, IEnumerable<InProcessModel> inProcess)
    {
        (_time, _log, _wrap) = (time, log, wrap);
        foreach (var (name, provider) in options.Providers)
            _providers[name] = new ModelProvider(name, provider, time, log, wrap);
        Providers = [.. _providers.Values];
        foreach (var (name, chain) in options.Routes)
            _routes[name] = [.. chain.Distinct(StringComparer.OrdinalIgnoreCase).Select(provider => _providers[provider])];
        if (_routes.Count == 0 && _providers.Count == 1)
            _routes[DefaultRoute] = Providers;
        foreach (var model in inProcess)
            _providers.TryAdd(model.Name, new ModelProvider(model, time, log, wrap));
    }

    /// <summary>The providers, by name.</summary>
    public IReadOnlyList<ModelProvider> Providers { get; }

    /// <summary>Names of the routes.</summary>
    public IReadOnlyList<string> RouteNames => [.. _routes.Keys];

    /// <summary>Makes the catalogue.</summary>
    /// <exception cref="ArgumentException">The options do not validate; the message lists every problem with its remedy.</exception>
    public static ModelCatalogue Create(ModelOptions options, TimeProvider time, ILoggerFactory? loggerFactory = null) =>
        CreateWith(options, time, loggerFactory, wrap: null, []);

    /// <summary>Makes the catalogue with a client around each provider's own, and with models that the program itself supplies.</summary>
    /// <exception cref="ArgumentException">The options do not validate; the message lists every problem with its remedy.</exception>
    public static ModelCatalogue CreateWith(ModelOptions options, TimeProvider time, ILoggerFactory? loggerFactory, ClientWrap? wrap, IEnumerable<InProcessModel> inProcess)
    {
        if (options.Validate() is { Count: > 0 } problems)
            throw new ArgumentException(string.Join(Environment.NewLine, problems), nameof(options));
        return new ModelCatalogue(options, time, new ModelsLog(loggerFactory?.CreateLogger("ClinicalAssistant.Models") ?? NullLogger.Instance), wrap, inProcess);
    }

    /// <summary>A provider that is none of the settings', for as long as the caller keeps it. It is part of no route and is not found by name.</summary>
    /// <exception cref="ArgumentException">The options do not validate; the message lists every problem with its remedy.</exception>
    public ModelProvider Open(string name, ProviderOptions options)
    {
        ModelOptions one = new();
        one.Providers[name] = options;
        return one.Validate() is { Count: > 0 } problems
            ? throw new ArgumentException(string.Join(Environment.NewLine, problems), nameof(options))
            : new ModelProvider(name, options, _time, _log, _wrap);
    }

    /// <summary>Whether a route or provider has this name.</summary>
    public bool Knows(string name) => _routes.ContainsKey(name) || _providers.ContainsKey(name);

    /// <summary>The provider of this name, or null.</summary>
    public ModelProvider? Find(string name) => _providers.GetValueOrDefault(name);

    /// <summary>
    /// The providers to try in order: those of the route of this name, else the provider of this name alone, else the default route's, else none.
    /// An empty chain means that no model answers.
    /// </summary>
    public IReadOnlyList<ModelProvider> ChainFor(string routeOrTaskOrProviderName) =>
        _routes.TryGetValue(routeOrTaskOrProviderName, out var chain) ? chain
        : _providers.TryGetValue(routeOrTaskOrProviderName, out var provider) ? [provider]
        : _routes.GetValueOrDefault(DefaultRoute) ?? [];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var provider in _providers.Values)
            provider.Dispose();
    }
}
