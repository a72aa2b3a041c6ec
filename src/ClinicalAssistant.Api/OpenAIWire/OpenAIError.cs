namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>OpenAI's error object.</summary>
internal sealed record OpenAIError(OpenAIError.Body Error)
{
    /// <summary>What went wrong, with the remedy.</summary>
    internal sealed record Body(string Message, string Type, string? Param, string? Code);

    public static string TypeOf(int status) => status switch
    {
        401 => "authentication_error",
        429 => "rate_limit_error",
        >= 500 => "server_error",
        _ => "invalid_request_error",
    };

    public static string CodeOf(int status) => status switch
    {
        401 => "invalid_api_key",
        413 => "request_too_large",
        429 => "rate_limit_exceeded",
        >= 500 => "server_error",
        _ => "invalid_request",
    };

    public static Task WriteAsync(HttpContext context, int status, string message, string? field, string code)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new OpenAIError(new Body(message, TypeOf(status), field, code)), OpenAIJson.Default.OpenAIError, cancellationToken: context.RequestAborted);
    }
}
