using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models;

/// <summary>A configured provider.</summary>
public sealed class ModelProvider : IDisposable
{
    private readonly ProviderOptions _options;
    private readonly Lazy<ProviderConnection> _connection;
    private readonly Lazy<IChatClient> _client;
    private readonly Lazy<IEmbeddingGenerator<string, Embedding<float>>?> _embeddings;

    internal ModelProvider(InProcessModel model, TimeProvider time, ModelsLog log, ClientWrap? wrap)
    {
        _options = new ProviderOptions { SupportsTools = false };
        (Name, Model, Time, Log) = (model.Name, model.Name, time, log);
        Kind = ProviderKind.InProcess;
        Endpoint = new Uri("about:in-process");
        _connection = new(() => throw new InvalidOperationException($"'{model.Name}' has no connection: it is part of the program."));
        _client = new(() => wrap is null ? model.Client : wrap(this, () => model.Client));
        _embeddings = new(() => null);
    }

    internal ModelProvider(string name, ProviderOptions options, TimeProvider time, ModelsLog log, ClientWrap? wrap)
    {
        _options = options;
        Name = name;
        Time = time;
        Log = log;
        Kind = Enum.Parse<ProviderKind>(options.Kind!, ignoreCase: true);
        Model = options.Model!.Trim();
        Endpoint = string.IsNullOrWhiteSpace(options.Endpoint) ? OllamaModels.DefaultEndpoint : new Uri(options.Endpoint.Trim());
        IsHosted = Kind == ProviderKind.AzureOpenAI || options.Hosted || !Loopback.Is(Endpoint) || Loopback.IsCloudModel(Model);
        PatientText = Enum.Parse<PatientText>(options.PatientText, ignoreCase: true);
        _connection = new(() => ProviderConnection.Open(this, options));
        Func<IChatClient> own = () => new OpenTelemetryChatClient(new ResilientChatClient(this, _connection.Value, options), null, ModelCatalogue.TelemetryName) { EnableSensitiveData = false };
        _client = new(() => wrap is null ? own() : wrap(this, own));
        _embeddings = new(() => EmbeddingModel is null ? null : new ResilientEmbeddings(this, _connection.Value, options));
    }

    /// <summary>Its name in the settings.</summary>
    public string Name { get; }

    /// <summary>Its protocol.</summary>
    public ProviderKind Kind { get; }

    /// <summary>The model or deployment.</summary>
    public string Model { get; }

    /// <summary>Its address.</summary>
    public Uri Endpoint { get; }

    /// <summary>
    /// Whether text sent to it leaves this machine: always for Azure and for an endpoint that is not loopback by its literal address or <c>localhost</c>;
    /// also for Ollama's cloud models and where the settings say so.
    /// </summary>
    public bool IsHosted { get; }

    /// <summary>What the site lets it see.</summary>
    public PatientText PatientText { get; }

    /// <summary>What it may see in effect: everything where it is not hosted, else what the site lets it see.</summary>
    public PatientText EffectivePatientText => IsHosted ? PatientText : PatientText.Identified;

    /// <summary>Whether the model can call tools. Where not, tools are left out of what is sent.</summary>
    public bool SupportsTools => _options.SupportsTools;

    /// <summary>The chat client with its timeouts, retries and circuit breaker. Every failure is a <see cref="ProviderException"/>.</summary>
    public IChatClient Client => _client.Value;

    /// <summary>The embedding model, or null where the settings name none.</summary>
    public string? EmbeddingModel => string.IsNullOrWhiteSpace(_options.EmbeddingModel) ? null : _options.EmbeddingModel.Trim();

    /// <summary>Makes vectors of texts, with the same timeouts, retries and failures as <see cref="Client"/>; null where the settings name no embedding model.</summary>
    public IEmbeddingGenerator<string, Embedding<float>>? Embeddings => _embeddings.Value;

    internal TimeProvider Time { get; }

    internal ModelsLog Log { get; }

    /// <summary>What a use costs in the site's currency; null where the settings give no price for a kind of token that was used.</summary>
    public decimal? Price(ModelUse use)
    {
        var input = use.Input == 0 ? 0 : use.Input * _options.InputPricePerMillion / 1_000_000m;
        var output = use.Output == 0 ? 0 : use.Output * _options.OutputPricePerMillion / 1_000_000m;
        return input + output;
    }

    /// <summary>The models that the server lists, or null where it has no such list.</summary>
    internal Task<IReadOnlyList<string>?> ListModelsAsync(CancellationToken cancellationToken) => _connection.Value.ListModels(cancellationToken);

    internal ProviderConnection Connection => _connection.Value;

    /// <summary>A client that tries once and has a circuit of its own, so that a test of the provider neither waits for nor disturbs its use.</summary>
    internal ResilientChatClient SingleAttempt() => new(this, Connection, _options, attempts: 1);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_connection.IsValueCreated)
            _connection.Value.Dispose();
    }
}
