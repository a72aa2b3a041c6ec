using System.Security.Claims;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;

namespace ClinicalAssistant.Api.Identity;

/// <summary>Callers by the site's identity provider (OIDC): a signed token with audience, tenant and role. ASP.NET checks signature, issuer, audience and times.</summary>
internal static class TokenSignIn
{
    public static void AddTokenSignIn(this IServiceCollection services, ServerOptions options, bool encryptsText)
    {
        if (options.OidcAuthority.Length == 0)
            return;
        if (options.OidcAudience.Length == 0)
            throw new WrongInputException("Server:OidcAuthority is set without Server:OidcAudience: name the audience that tokens for this server carry.");
        // Tokens are checked, none is made here: the keys that ASP.NET would keep for that are not needed.
        if (!encryptsText)
            services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAuthentication().AddJwtBearer(bearer =>
        {
            bearer.Authority = options.OidcAuthority;
            bearer.Audience = options.OidcAudience;
            bearer.MapInboundClaims = false;
            bearer.RequireHttpsMetadata = !new Uri(options.OidcAuthority).IsLoopback;
            bearer.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(60);
            bearer.TokenValidationParameters.ValidAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
        });
    }

    /// <summary>The token's caller; null where it is not valid or names no role of ours.</summary>
    public static async Task<CallerIdentity?> FindAsync(HttpContext context, ServerOptions options)
    {
        if (options.OidcAuthority.Length == 0)
            return null;
        var result = await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (result is not { Succeeded: true, Principal: { } principal } || principal.FindFirstValue("sub") is not { Length: > 0 } subject)
            return null;
        var claimed = principal.FindAll(options.OidcRoleClaim).SelectMany(static claim => claim.Value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var role = Roles.All.LastOrDefault(claimed.Contains);
        return role is null ? null : CallerIdentity.Of(principal.FindFirstValue(options.OidcTenantClaim) is { Length: > 0 } tenant ? tenant : Tenants.Own, subject, role);
    }
}
