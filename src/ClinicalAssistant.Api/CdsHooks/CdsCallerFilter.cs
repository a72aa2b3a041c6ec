using ClinicalAssistant.Api.Faults;
using ClinicalAssistant.Api.Identity;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>Lets a call through whose token is accepted, or that carries a key of the site. Without a list of issuers the site's keys alone count, and they are asked for before.</summary>
internal sealed class CdsCallerFilter(CdsIssuers issuers, CdsTokens tokens, KeyRing keys, CdsOptions options) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!issuers.Any)
            return await next(context);
        var header = http.Request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : "";
        var caller = await keys.FindAsync(token, http.RequestAborted)
            ?? (await tokens.IssuerAsync(token, Audience(http.Request), http.RequestAborted) is { } issuer ? CallerIdentity.Of(Tenants.Own, issuer, Roles.Integrator) : null);
        if (caller is not null)
        {
            caller.Attach(http);
            return await next(context);
        }

        http.Response.Headers.WWWAuthenticate = "Bearer";
        await Problems.WriteAsync(http, StatusCodes.Status401Unauthorized, "A token is needed", "Send a token of a trusted issuer for this address.");
        return Results.Empty;
    }

    /// <summary>The address that the caller called.</summary>
    private string Audience(HttpRequest request) =>
        (options.PublicUrl.Length > 0 ? options.PublicUrl.TrimEnd('/') : $"{request.Scheme}://{request.Host}") + request.PathBase + request.Path;
}
