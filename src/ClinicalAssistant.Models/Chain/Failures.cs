using System.Net.Sockets;
using System.Text.Json;

namespace ClinicalAssistant.Models;

/// <summary>Reads any exception of an attempt as one failure with its remedy.</summary>
internal static class Failures
{
    /// <summary>The failure behind an exception. Begun: whether some of the answer had come.</summary>
    public static WireFailure From(Exception exception, Func<Exception, WireFailure?> translate, bool begun)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner as WireFailure is { } known)
                return known;
            if (translate(inner) is { } translated)
                return translated;
            if (inner is HttpRequestException or IOException or SocketException)
                return new WireFailure(begun ? FailureReason.TruncatedStream : FailureReason.Unreachable) { Code = "connection_lost" };
            if (inner is JsonException)
                return new WireFailure(FailureReason.InvalidReply) { Code = nameof(JsonException) };
        }

        // What is left are the SDKs' exceptions while mapping a reply of unexpected shape.
        return new WireFailure(FailureReason.InvalidReply) { Code = exception.GetType().Name };
    }

    /// <summary>Makes a call beside chat, whose failures read as a chat's do.</summary>
    public static async Task<T> GuardAsync<T>(ModelProvider provider, Func<Exception, WireFailure?> translate, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception any) when (!cancellationToken.IsCancellationRequested)
        {
            throw Tell(From(any, translate, begun: false), provider);
        }
    }

    public static ProviderException Tell(WireFailure failure, ModelProvider provider) => new(provider.Name, failure.Reason, Remedies.For(failure, provider))
    {
        Status = failure.Status,
        Code = failure.Code,
        RetryAfter = failure.RetryAfter,
    };
}
