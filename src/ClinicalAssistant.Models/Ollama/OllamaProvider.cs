using System.Net.Http.Headers;
using OllamaSharp;
using OllamaSharp.Models.Exceptions;

namespace ClinicalAssistant.Models;

/// <summary>Ollama through its native API.</summary>
internal static class OllamaProvider
{
    public static ProviderConnection Open(ModelProvider provider, ProviderOptions options)
    {
        var http = WireHandler.Client(provider.Endpoint, provider.Time);
        http.BaseAddress = new Uri(provider.Endpoint.AbsoluteUri.TrimEnd('/') + "/");
        if (!string.IsNullOrEmpty(options.ApiKey))
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        return new ProviderConnection(http, new PlainToolResults(new OllamaApiClient(http, provider.Model)), Translate, async cancellationToken =>
        {
            var models = await Failures.GuardAsync(provider, Translate, () => OllamaTags.ReadAsync(http, cancellationToken), cancellationToken).ConfigureAwait(false);
            return [.. models.Select(model => model.Name)];
        })
        {
            Embeddings = model => new OllamaApiClient(http, model),
        };
    }

    public static WireFailure? Translate(Exception exception) => exception switch
    {
        ModelDoesNotSupportToolsException => new WireFailure(FailureReason.RequestRejected) { Code = "tools_not_supported" },
        ResponseError or OllamaException => new WireFailure(FailureReason.ServerError) { Code = exception.GetType().Name },
        _ => null,
    };
}
