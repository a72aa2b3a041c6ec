using ClinicalAssistant.Api.Faults;

namespace ClinicalAssistant.Api.Mcp;

/// <summary>Keeps web pages of other origins away from the tools (a page could reach a server on loopback), and proxies from holding a stream back.</summary>
internal sealed class McpOriginMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(McpServices.Path))
        {
            await next(context);
            return;
        }

        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && !origin.Equals($"{context.Request.Scheme}://{context.Request.Host}", StringComparison.OrdinalIgnoreCase))
        {
            await Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "Another origin", "Web pages of other origins may not call the tools.");
            return;
        }

        context.Response.Headers["X-Accel-Buffering"] = "no";
        await next(context);
    }
}
