using ClinicalAssistant.Api.CdsHooks;
using ClinicalAssistant.Api.Faults;

namespace ClinicalAssistant.Api.Hosting;

/// <summary>Asks for <c>Authorization: Bearer KEY</c> where keys are set; health is open, so that a balancer can look. CDS Hooks with trusted issuers asks for itself.</summary>
internal sealed class ApiKeyMiddleware(RequestDelegate next, ApiKeys keys, CdsIssuers issuers)
{
    /// <summary>Where the caller's name is kept for the request.</summary>
    public const string CallerItem = "clinical.caller";

    public async Task InvokeAsync(HttpContext context)
    {
        if (keys.Any && !context.Request.Path.StartsWithSegments("/health") && !(issuers.Any && context.Request.Path.StartsWithSegments(CdsHooksApi.Root)))
        {
            var header = context.Request.Headers.Authorization.ToString();
            var name = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? keys.NameOf(header["Bearer ".Length..].Trim()) : null;
            if (name is null)
            {
                context.Response.Headers.WWWAuthenticate = "Bearer";
                await Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, "A key is needed", "Send Authorization: Bearer KEY with a key of this site.");
                return;
            }

            context.Items[CallerItem] = name;
        }

        await next(context);
    }
}
