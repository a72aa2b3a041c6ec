using System.Globalization;

namespace ClinicalAssistant.Models;

/// <summary>What to do about each failure, in one sentence.</summary>
internal static class Remedies
{
    public static string For(WireFailure failure, ModelProvider provider)
    {
        var settings = $"{ModelOptions.Section}:{nameof(ModelOptions.Providers)}:{provider.Name}";
        return (failure.Reason, provider.Kind) switch
        {
            (FailureReason.Unreachable, ProviderKind.Ollama) => $"Start Ollama (`ollama serve`) or correct {settings}:Endpoint ({Shown(provider.Endpoint)}).",
            (FailureReason.Unreachable, _) => $"Start the server, check the network, or correct {settings}:Endpoint ({Shown(provider.Endpoint)}).",
            (FailureReason.Unauthorized, ProviderKind.AzureOpenAI) => $"Check {settings}:ApiKey, or with UseEntraId sign in (`az login`, or a managed identity) with the role Cognitive Services OpenAI User.",
            (FailureReason.Unauthorized, _) => $"Check {settings}:ApiKey.",
            (FailureReason.ModelNotFound, ProviderKind.Ollama) => $"Run `clinical models pull {provider.Model}`, or correct {settings}:Model.",
            (FailureReason.ModelNotFound, ProviderKind.AzureOpenAI) => $"{settings}:Model names no deployment of this resource ({provider.Model}): correct it or deploy the model.",
            (FailureReason.ModelNotFound, _) => $"Correct {settings}:Model ({provider.Model}), and see that Endpoint ends in the server's API path, mostly /v1.",
            (FailureReason.RateLimited, _) when failure.Code == ProviderException.QuotaCode => "The account's quota is used up: raise it or use another provider.",
            (FailureReason.RateLimited, _) when failure.RetryAfter is { } wait =>
                string.Create(CultureInfo.InvariantCulture, $"Ask again in {Math.Ceiling(wait.TotalSeconds)} s, or add another provider to the route."),
            (FailureReason.RateLimited, _) => "Ask again later, or add another provider to the route.",
            (FailureReason.ServerError, _) => "Ask again; if it stays so, see the server's log.",
            (FailureReason.Timeout, _) => $"Ask again, use a smaller model, or raise {settings}:{nameof(ProviderOptions.TimeToFirstToken)} and {nameof(ProviderOptions.AttemptTimeout)}.",
            (FailureReason.Stalled, _) => $"Ask again, or raise {settings}:{nameof(ProviderOptions.StallTimeout)}.",
            (FailureReason.InvalidReply, _) when failure.Code == ProviderException.ForeignCode => $"{settings}:Endpoint ({Shown(provider.Endpoint)}) answers with a web page or a redirect: correct it{(provider.Kind == ProviderKind.OpenAICompatible ? ", mostly it ends in /v1" : "")}.",
            (FailureReason.InvalidReply, _) => $"See that {settings}:Kind fits the server and that the server is up to date.",
            (FailureReason.TruncatedStream, _) => "Ask again; if it stays so, see the server's log and any proxy between.",
            (FailureReason.EmptyReply, _) when failure.Code == ProviderException.LengthCode =>
                $"The token limit was used up before the first word: raise {settings}:{nameof(ProviderOptions.MaxOutputTokens)} or the prompt's own limit.",
            (FailureReason.EmptyReply, _) => "Ask again, or use another model.",
            (FailureReason.CircuitOpen, _) when failure.RetryAfter is { } wait =>
                string.Create(CultureInfo.InvariantCulture, $"Test it with `clinical models test {provider.Name}`, or wait {Math.Ceiling(wait.TotalSeconds)} s."),
            (FailureReason.CircuitOpen, _) => $"Test it with `clinical models test {provider.Name}`, or wait.",
            (FailureReason.ContentRefused, _) => "Word the question otherwise, or use another provider.",
            _ when failure.Code == "context_length_exceeded" => "Ask with less text, or use a model with a larger context.",
            _ when failure.Code == "tools_not_supported" => $"Set {settings}:{nameof(ProviderOptions.SupportsTools)} to false, or use a model that calls tools.",
            _ => $"See that {settings} fits the server, and the server's log.",
        };
    }

    // Without query, which may hold a key.
    private static string Shown(Uri endpoint) => endpoint.GetLeftPart(UriPartial.Path);
}
