using System.Net;
using ClinicalAssistant.Api.Auditing;
using ClinicalAssistant.Api.CdsHooks;
using ClinicalAssistant.Api.Faults;
using ClinicalAssistant.Api.Identity;

namespace ClinicalAssistant.Api.Hosting;

/// <summary>
/// Finds out who calls, by <c>Authorization: Bearer KEY</c> or the identity provider's token, and whether it may use this part of the server. Health is open, so that a
/// balancer can look; CDS Hooks with trusted issuers asks for itself. Without any key the caller must sit at this machine: its connection, the host it names and the page it comes from are all loopback, and no proxy is between.
/// </summary>
internal sealed class ApiKeyMiddleware(RequestDelegate next, KeyRing keys, ServerOptions options, AuditLog audit, CdsIssuers issuers)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/health") || (issuers.Any && context.Request.Path.StartsWithSegments(CdsHooksApi.Root)))
        {
            await next(context);
            return;
        }

        var caller = await CallerAsync(context);
        if (caller is null)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, "A key is needed", "Send Authorization: Bearer KEY with a key of this site ('clinical keys create' makes one).");
            return;
        }

        caller.Attach(context);
        if (Scopes.Of(context.Request.Path) is { } scope && !caller.Scopes.Contains(scope, StringComparer.Ordinal))
        {
            await audit.DeniedAsync(context, scope);
            await Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "Not allowed", $"This needs the scope '{scope}', which the role '{caller.Role}' of this key does not give it here.");
            return;
        }

        await next(context);
    }

    private async ValueTask<CallerIdentity?> CallerAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var tokens = options.OidcAuthority.Length > 0;
        if (await keys.AreNeededAsync(context.RequestAborted) || tokens)
        {
            var key = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : "";
            if (key.Length == 0)
                return null;
            return await keys.FindAsync(key, context.RequestAborted) ?? await TokenSignIn.FindAsync(context, options);
        }

        return IsLocal(context) ? CallerIdentity.Loopback : null;
    }

    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && IsLoopbackHost(context.Request.Host.Host)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded")
        && (context.Request.Path.StartsWithSegments(CdsHooksApi.Root) || context.Request.Headers.Origin.ToString() is not { Length: > 0 } origin || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && IsLoopbackHost(page.Host)));

    private static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
