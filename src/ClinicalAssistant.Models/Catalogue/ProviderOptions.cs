using System.ComponentModel.DataAnnotations;

namespace ClinicalAssistant.Models;

/// <summary>One provider as the settings describe it.</summary>
public sealed class ProviderOptions
{
    /// <summary>Its protocol: a name of <see cref="ProviderKind"/>.</summary>
    public string? Kind { get; set; }

    /// <summary>Address: the resource for Azure, the base that ends in <c>/v1</c> for OpenAI-compatible; Ollama's default is loopback.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The model's name; for Azure the deployment's.</summary>
    public string? Model { get; set; }

    /// <summary>The model (for Azure the deployment) that makes vectors of texts, or null for none.</summary>
    public string? EmbeddingModel { get; set; }

    /// <summary>The key, or null where none is asked for.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Azure only: sign in with Microsoft Entra ID and no key.</summary>
    public bool UseEntraId { get; set; }

    /// <summary>What the provider may see of a patient's text: a name of <see cref="Models.PatientText"/>. Without effect where the provider is not hosted.</summary>
    public string PatientText { get; set; } = nameof(Models.PatientText.None);

    /// <summary>True where a loopback endpoint passes what it gets to another machine (a proxy, a gateway), so that it counts as hosted.</summary>
    public bool Hosted { get; set; }

    /// <summary>Allows <c>http://</c> to another machine. Text and key then travel in the clear.</summary>
    public bool AllowInsecure { get; set; }

    /// <summary>Whether the model can call tools.</summary>
    public bool SupportsTools { get; set; } = true;

    /// <summary>The longest that one attempt may take, from sending to the last word.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest wait for the first token of a stream. A local model may have to be loaded first.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan TimeToFirstToken { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest silence within a stream.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Attempts in all; 1 is no retry.</summary>
    [Range(1, 10)]
    public int MaxAttempts { get; set; } = 3;

    /// <summary>The wait before the first retry; it doubles, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait before a retry. A provider that asks for a longer one is given up, so that the next in the chain can answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>No attempt begins later than this after the request came in.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan RetryBudget { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Upper bound on the tokens of a reply, or null for the request's own.</summary>
    [Range(1, 1_000_000)]
    public int? MaxOutputTokens { get; set; }

    /// <summary>When a failing provider is left alone.</summary>
    public CircuitBreakerOptions CircuitBreaker { get; set; } = new();

    /// <summary>Price of a million tokens read, in the site's currency, or null.</summary>
    [Range(0d, 1_000_000d)]
    public decimal? InputPricePerMillion { get; set; }

    /// <summary>Price of a million tokens written, or null.</summary>
    [Range(0d, 1_000_000d)]
    public decimal? OutputPricePerMillion { get; set; }
}
