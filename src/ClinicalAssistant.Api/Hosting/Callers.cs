using ClinicalAssistant.Api.Identity;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.Hosting;

/// <summary>Who asks, as the server knows it.</summary>
internal static class Callers
{
    /// <summary>The key's or token's holder, or the loopback user; with the purpose that the caller stated.</summary>
    public static Caller Of(HttpContext context, Door door)
    {
        var identity = CallerIdentity.Of(context);
        return new Caller(identity.Name, door, context.Request.Headers["X-Purpose-Of-Use"].ToString() is { Length: > 0 and <= 100 } purpose ? purpose : null) { Tenant = identity.Tenant, Audience = identity.Audience };
    }
}
