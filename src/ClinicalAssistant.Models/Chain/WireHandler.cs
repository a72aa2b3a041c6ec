using System.Net;

namespace ClinicalAssistant.Models;

/// <summary>
/// Turns what HTTP shows of a failure into a <see cref="WireFailure"/> before an SDK sees it: each SDK words failures differently, and drops Retry-After or quotes the body.
/// </summary>
internal sealed class WireHandler : DelegatingHandler
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _time;
    private readonly bool _anonymous;

    private WireHandler(HttpMessageHandler inner, TimeProvider time, bool anonymous)
        : base(inner) => (_time, _anonymous) = (time, anonymous);

    /// <summary>
    /// A client for one endpoint. It follows no redirect, since text would go to a machine that nobody configured, and no proxy where the endpoint is loopback.
    /// Anonymous: the key that an SDK insists on is not sent.
    /// </summary>
    public static HttpClient Client(Uri endpoint, TimeProvider time, bool anonymous = false)
    {
        SocketsHttpHandler sockets = new()
        {
            AllowAutoRedirect = false,
            UseProxy = !Loopback.Is(endpoint),
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        };
        return new HttpClient(new WireHandler(sockets, time, anonymous)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_anonymous)
            request.Headers.Authorization = null;
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException failure)
        {
            throw new WireFailure(FailureReason.Unreachable) { Code = failure.HttpRequestError.ToString() };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WireFailure(FailureReason.Unreachable) { Code = "connect_timeout" };
        }

        if (response.IsSuccessStatusCode && !IsPage(response))
        {
            if (AttemptClock.Current is { CanBeCanceled: true } attempt)
                response.Content = new AbortableContent(response.Content, attempt);
            return response;
        }

        using (response)
            throw await FailureAsync(response, cancellationToken).ConfigureAwait(false);
    }

    private async Task<WireFailure> FailureAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode || (int)response.StatusCode is >= 300 and < 400)
            return new WireFailure(FailureReason.InvalidReply) { Status = (int)response.StatusCode, Code = ProviderException.ForeignCode };
        var code = IsPage(response) ? null : await ErrorBody.CodeAsync(response.Content, cancellationToken).ConfigureAwait(false);
        return new WireFailure(Reason(response.StatusCode, code))
        {
            Status = (int)response.StatusCode,
            Code = code,
            RetryAfter = RetryAfter.Read(response.Headers, _time.GetUtcNow()),
        };
    }

    private static FailureReason Reason(HttpStatusCode status, string? code) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.PaymentRequired => FailureReason.Unauthorized,
        HttpStatusCode.NotFound => FailureReason.ModelNotFound,
        HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => FailureReason.Timeout,
        HttpStatusCode.TooManyRequests => FailureReason.RateLimited,
        >= HttpStatusCode.InternalServerError => FailureReason.ServerError,
        _ when code is "content_filter" or "content_policy_violation" or "ResponsibleAIPolicyViolation" => FailureReason.ContentRefused,
        _ when code is "model_not_found" or "DeploymentNotFound" => FailureReason.ModelNotFound,
        _ => FailureReason.RequestRejected,
    };

    private static bool IsPage(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml";
}
