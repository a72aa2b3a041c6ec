using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ClinicalAssistant.TestSupport;

/// <summary>
/// A FHIR server on a random loopback port with SMART Backend Services: it checks the client's assertion as the specification asks, gives a token, and gives
/// resources to that token alone.
/// </summary>
public sealed class ScriptedFhirServer : IAsyncDisposable
{
    public const string ClientId = "clinical-assistant-test";
    public const string KeyId = "key-1";

    private readonly WebApplication _app;
    private readonly Dictionary<string, string> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly HashSet<string> _assertions = new(StringComparer.Ordinal);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP384);

    private ScriptedFhirServer(WebApplication app) => _app = app;

    public string Base => _app.Urls.First() + "/fhir";

    /// <summary>The client's private key in PEM.</summary>
    public string PrivateKey => _key.ExportPkcs8PrivateKeyPem();

    /// <summary>What was asked of it, path and query, in order.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    /// <summary>A token that the server takes besides those that it gives.</summary>
    public string GivenToken { get; } = "token-of-the-caller";

    public static async Task<ScriptedFhirServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        var server = new ScriptedFhirServer(builder.Build());
        server._app.MapGet("/fhir/.well-known/smart-configuration", context => context.Response.WriteAsync($$"""{"token_endpoint":"{{server._app.Urls.First()}}/token","grant_types_supported":["client_credentials"]}"""));
        server._app.MapPost("/token", server.TokenAsync);
        server._app.MapGet("/fhir/{**rest}", server.ReadAsync);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Answers a path (with the beginning of its query) with a resource.</summary>
    public ScriptedFhirServer Give(string pathAndQuery, string resource)
    {
        _answers[pathAndQuery] = resource;
        return this;
    }

    /// <summary>Answers a search with a bundle of these resources, and perhaps a next page.</summary>
    public ScriptedFhirServer GiveSearch(string pathAndQuery, string? next, params string[] resources) => Give(
        pathAndQuery,
        $$"""{"resourceType":"Bundle","type":"searchset","entry":[{{string.Join(',', resources.Select(resource => $$"""{"resource":{{resource}}}"""))}}]{{(next is null ? "" : $$""","link":[{"relation":"next","url":"{{next}}"}]""")}}}""");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private async Task TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (form["grant_type"] != "client_credentials" || form["client_assertion_type"] != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" || !IsGood(form["client_assertion"].ToString()))
        {
            context.Response.StatusCode = 401;
            await context.Response.WriteAsync("""{"error":"invalid_client"}""");
            return;
        }

        await context.Response.WriteAsync("""{"access_token":"token-of-the-service","token_type":"bearer","expires_in":300,"scope":"system/*.rs"}""");
    }

    private bool IsGood(string assertion)
    {
        var parts = assertion.Split('.');
        if (parts.Length != 3 || !_key.VerifyData(Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]), Bytes(parts[2]), HashAlgorithmName.SHA384))
            return false;
        var header = JsonElement.Parse(Bytes(parts[0]));
        var claims = JsonElement.Parse(Bytes(parts[1]));
        return header.GetProperty("alg").GetString() == "ES384" && header.GetProperty("kid").GetString() == KeyId
            && claims.GetProperty("iss").GetString() == ClientId && claims.GetProperty("sub").GetString() == ClientId
            && claims.GetProperty("aud").GetString() == _app.Urls.First() + "/token"
            && claims.GetProperty("exp").GetInt64() - TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() is > 0 and <= 300
            && _assertions.Add(claims.GetProperty("jti").GetString()!);
    }

    private async Task ReadAsync(HttpContext context)
    {
        var asked = context.Request.Path.Value!["/fhir/".Length..] + context.Request.QueryString;
        _asked.Enqueue(asked);
        var token = context.Request.Headers.Authorization.ToString();
        if (token != "Bearer token-of-the-service" && token != "Bearer " + GivenToken)
        {
            context.Response.StatusCode = 401;
            return;
        }

        if (_answers.Where(answer => asked.StartsWith(answer.Key, StringComparison.Ordinal)).OrderByDescending(answer => answer.Key.Length).Select(answer => answer.Value).FirstOrDefault() is not { } resource)
        {
            context.Response.StatusCode = 404;
            return;
        }

        context.Response.ContentType = "application/fhir+json";
        await context.Response.WriteAsync(resource);
    }

    private static byte[] Bytes(string part) => Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '='));
}
