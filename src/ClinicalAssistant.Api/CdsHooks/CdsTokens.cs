using ClinicalAssistant.Core;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>Checks a caller's token: issuer on the list, signature by one of its keys with ES384 or RS384, meant for the address that was called, in its time, and not used before.</summary>
internal sealed class CdsTokens(CdsIssuers issuers, TokenReplay replay, TimeProvider time)
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>The issuer, or null where the token is not accepted. Why is not told: it would help the wrong one only.</summary>
    public async Task<string?> IssuerAsync(string token, string audience, CancellationToken cancellationToken)
    {
        if (!Handler.CanReadToken(token))
            return null;
        JsonWebToken read;
        try
        {
            read = Handler.ReadJsonWebToken(token);
        }
        catch (Exception fault) when (fault is ArgumentException or SecurityTokenException)
        {
            return null;
        }

        if (issuers.Find(read.Issuer) is not { } issuer)
            return null;
        var keys = await issuer.GetAsync(read.Kid, cancellationToken);
        var result = await Handler.ValidateTokenAsync(read, new TokenValidationParameters
        {
            ValidIssuer = read.Issuer,
            IssuerSigningKeys = keys,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.RsaSha384],
            AudienceValidator = (audiences, _, _) => audiences.Contains(audience, StringComparer.Ordinal),
            LifetimeValidator = InTime,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
        });
        return result.IsValid && read.Id is { Length: > 0 and <= 200 } id && replay.IsFirst(read.Issuer, id, read.ValidTo.Add(Skew)) ? read.Issuer : null;
    }

    private bool InTime(DateTime? from, DateTime? until, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return until is { } end && end > now - Skew && end <= now + Longest + Skew
            && (from is not { } start || start <= now + Skew)
            && (token is not JsonWebToken { IssuedAt: var issued } || issued == DateTime.MinValue || issued <= now + Skew);
    }
}
