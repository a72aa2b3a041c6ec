using ClinicalAssistant.Api.Identity;
using ClinicalAssistant.Core;
using Microsoft.AspNetCore.Diagnostics;

namespace ClinicalAssistant.Api.Faults;

/// <summary>The server's catch-all: wrong input with its remedy, an unavailable record, a caller that left; anything else without its message.</summary>
internal sealed partial class FaultHandler(ILogger<FaultHandler> logger) : IExceptionHandler
{
    private const int ClientClosedRequest = 499;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.Response.HasStarted)
            return false;
        switch (exception)
        {
            case WrongInputException wrong:
                await Problems.WriteAsync(httpContext, StatusCodes.Status400BadRequest, "The request cannot be used", wrong.Message);
                break;
            case NoAccessException:
                await Problems.WriteAsync(httpContext, StatusCodes.Status403Forbidden, "Not allowed", exception.Message);
                break;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                await Problems.WriteAsync(httpContext, StatusCodes.Status413PayloadTooLarge, "The request is too large", "Send less at once; the site sets the limit with Server:MaxBodyBytes.");
                break;
            case BadHttpRequestException bad:
                await Problems.WriteAsync(httpContext, bad.StatusCode, "The request cannot be read", "Check the request's form against /openapi/v1.json.");
                break;
            case RecordUnavailableException unavailable:
                await Problems.WriteAsync(httpContext, StatusCodes.Status503ServiceUnavailable, "The record cannot be written", unavailable.Message);
                break;
            case OperationCanceledException when httpContext.RequestAborted.IsCancellationRequested:
                httpContext.Response.StatusCode = ClientClosedRequest;
                break;
            default:
                LogFault(logger, httpContext.Request.Path.Value ?? "", exception.GetType().Name);
                await Problems.WriteAsync(httpContext, StatusCodes.Status500InternalServerError, "The server failed", "Try again; if it happens again, look at /health/ready and the server's log.");
                break;
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request to {Path} failed with {Fault}")]
    private static partial void LogFault(ILogger logger, string path, string fault);
}
