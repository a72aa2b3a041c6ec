using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using static ClinicalAssistant.Api.Tests.CdsHooks.SandboxRequests;

namespace ClinicalAssistant.Api.Tests.CdsHooks;

/// <summary>A server that trusts one issuer, and that issuer's keys.</summary>
public sealed class TokenSite : IAsyncLifetime
{
    public const string Issuer = "https://sandbox.cds-hooks.org";

    private readonly ECDsa _ec = ECDsa.Create(ECCurve.NamedCurves.nistP384);
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly string _folder = Directory.CreateTempSubdirectory("issuers").FullName;
    private int _ids;

    public RunningServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var ec = _ec.ExportParameters(false);
        var rsa = _rsa.ExportParameters(false);
        var keys = new JsonObject
        {
            ["keys"] = new JsonArray(
                new JsonObject { ["kty"] = "EC", ["crv"] = "P-384", ["kid"] = "ec", ["x"] = Url(ec.Q.X!), ["y"] = Url(ec.Q.Y!) },
                new JsonObject { ["kty"] = "RSA", ["kid"] = "rsa", ["n"] = Url(rsa.Modulus!), ["e"] = Url(rsa.Exponent!) }),
        };
        await File.WriteAllTextAsync(Path.Combine(_folder, "keys.json"), keys.ToJsonString(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "issuers"), $"# trusted\n{Issuer} keys.json\n", TestContext.Current.CancellationToken);
        Server = await RunningServer.StartAsync(new() { ["CdsHooks:IssuersFile"] = Path.Combine(_folder, "issuers") });
    }

    public string Token(bool es384 = true, string? algorithm = null, Action<JsonObject>? change = null, ECDsa? key = null)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var payload = new JsonObject
        {
            ["iss"] = Issuer, ["sub"] = "client", ["aud"] = new Uri(Server.Address, "/cds-services/" + OrderSign).AbsoluteUri,
            ["exp"] = now + 300, ["iat"] = now, ["jti"] = $"id-{++_ids}",
        };
        change?.Invoke(payload);
        foreach (var empty in payload.Where(claim => claim.Value is null).Select(claim => claim.Key).ToList())
            payload.Remove(empty);
        algorithm ??= es384 ? "ES384" : "RS384";
        var signed = Url(Encoding.UTF8.GetBytes(new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = algorithm.StartsWith('R') ? "rsa" : "ec", ["jku"] = "https://stranger.example/jwks.json" }.ToJsonString()))
            + "." + Url(Encoding.UTF8.GetBytes(payload.ToJsonString()));
        var data = Encoding.ASCII.GetBytes(signed);
        var signature = algorithm switch
        {
            "none" => [],
            "HS384" => HMACSHA384.HashData(_ec.ExportSubjectPublicKeyInfo(), data),
            "RS384" => _rsa.SignData(data, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            "RS256" => _rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "ES256" => _ec.SignData(data, HashAlgorithmName.SHA256),
            _ => (key ?? _ec).SignData(data, HashAlgorithmName.SHA384),
        };
        return signed + "." + Url(signature);
    }

    public async Task<HttpStatusCode> CallAsync(string token)
    {
        using var response = await SendAsync(token);
        return response.StatusCode;
    }

    public async Task<HttpResponseMessage> SendAsync(string token)
    {
        using var call = new HttpRequestMessage(HttpMethod.Post, "/cds-services/" + OrderSign) { Content = JsonContent.Create(Request("order-sign", Prefetch(), ("draftOrders", Bundle(Order("para", "Paracetamol 500 mg"))))) };
        call.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return await Server.Client.SendAsync(call, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _ec.Dispose();
        _rsa.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
