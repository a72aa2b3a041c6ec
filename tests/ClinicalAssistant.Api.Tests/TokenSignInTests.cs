using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using ClinicalAssistant.Api.Identity;
using ClinicalAssistant.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClinicalAssistant.Api.Tests;

public sealed class TokenSignInTests : IAsyncLifetime
{
    private const string Audience = "clinical";
    private readonly RSA _rsa = RSA.Create(2048);
    private WebApplication? _provider;
    private string _issuer = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>An identity provider on loopback: its discovery document and its key.</summary>
    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _provider = builder.Build();
        _provider.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = _issuer, jwks_uri = _issuer + "/keys" }));
        _provider.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(false)) { KeyId = "k1" });
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "k1", alg = "RS256", n = key.N, e = key.E } } });
        });
        await _provider.StartAsync(Cancellation);
        _issuer = _provider.Urls.First();
    }

    [Fact]
    public async Task A_token_of_the_sites_provider_gives_name_tenant_and_role()
    {
        await using var server = await StartAsync();
        using var response = await SendAsync(server, Token(("roles", "clinician"), ("tenant", "north")), HttpMethod.Get, "/api/conversations");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var entry = Assert.Single(await server.Services.GetRequiredService<RecordStore>().Audit.ListAsync("north", new(), Cancellation));
        Assert.Equal("u-17", entry.Actor);
        using var denied = await SendAsync(server, Token(("roles", "clinician")), HttpMethod.Get, "/api/audit");
        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
        using var allowed = await SendAsync(server, Token(("roles", "clinician"), ("roles", "qa")), HttpMethod.Get, "/api/audit");
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
    }

    [Fact]
    public async Task A_token_that_is_false_stale_for_another_or_without_a_role_does_not_open()
    {
        await using var server = await StartAsync();
        using var other = RSA.Create(2048);
        string[] all =
        [
            "", "nonsense", Token(("other", "x")), Token(("roles", "nurse")), Token(expires: DateTime.UtcNow.AddMinutes(-10), claims: ("roles", "admin")),
            Token(audience: "someone-else", claims: ("roles", "admin")), Token(key: other, claims: ("roles", "admin")), Token(issuer: "http://127.0.0.1:1", claims: ("roles", "admin")), Unsigned(),
        ];
        foreach (var token in all)
        {
            using var response = await SendAsync(server, token, HttpMethod.Get, "/api/calculators");
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _rsa.Dispose();
        await _provider!.DisposeAsync();
    }

    private Task<RunningServer> StartAsync() => RunningServer.StartAsync(new() { ["Server:OidcAuthority"] = _issuer, ["Server:OidcAudience"] = Audience });

    private static async Task<HttpResponseMessage> SendAsync(RunningServer server, string token, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return await server.Client.SendAsync(request, Cancellation);
    }

    private string Token(params (string Type, string Value)[] claims) => Token(null, null, null, null, claims);

    private string Token(DateTime? expires = null, string? audience = null, RSA? key = null, string? issuer = null, params (string Type, string Value)[] claims)
    {
        var end = expires ?? DateTime.UtcNow.AddMinutes(10);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? _issuer,
            Audience = audience ?? Audience,
            Subject = new ClaimsIdentity([new Claim("sub", "u-17"), .. claims.Select(claim => new Claim(claim.Type, claim.Value))]),
            NotBefore = end.AddHours(-1),
            IssuedAt = end.AddHours(-1),
            Expires = end,
            SigningCredentials = new SigningCredentials(new RsaSecurityKey((key ?? _rsa).ExportParameters(true)) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256),
        });
    }

    private string Unsigned() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = _issuer, Audience = Audience, Subject = new ClaimsIdentity([new Claim("sub", "u-17"), new Claim("roles", "admin")]), Expires = DateTime.UtcNow.AddMinutes(10),
    });
}
