using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using static ClinicalAssistant.Api.Tests.CdsHooks.SandboxRequests;

namespace ClinicalAssistant.Api.Tests.CdsHooks;

public sealed class CallerTokenTests
{
    private const string Issuer = "https://sandbox.cds-hooks.org";

    [Fact]
    public async Task Tokens_signed_with_ES384_and_RS384_are_accepted_and_the_issuer_is_recorded()
    {
        await using var site = await Site.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await site.CallAsync(site.Token(es384: true)));
        Assert.Equal(HttpStatusCode.OK, await site.CallAsync(site.Token(es384: false)));
        var record = await site.Server.ReadRecordAsync("d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");
        Assert.All(record!.Turns, turn => Assert.Equal(Issuer + " Practitioner/SMART-1234", turn.Question.Caller.Id));
    }

    [Fact]
    public async Task Discovery_is_open_and_takes_a_token_too()
    {
        await using var site = await Site.StartAsync();
        using var open = await site.Server.Client.GetAsync("/cds-services", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
    }

    [Fact]
    public async Task A_token_is_good_once()
    {
        await using var site = await Site.StartAsync();
        var token = site.Token();
        Assert.Equal(HttpStatusCode.OK, await site.CallAsync(token));
        Assert.Equal(HttpStatusCode.Unauthorized, await site.CallAsync(token));
    }

    [Theory]
    [InlineData("iss", "\"https://stranger.example\"")]
    [InlineData("aud", "\"https://elsewhere.example/cds-services/clinical-order-sign\"")]
    [InlineData("aud", null)]
    [InlineData("exp", "1000000000")]
    [InlineData("exp", null)]
    [InlineData("exp", "99999999999")]
    [InlineData("jti", null)]
    [InlineData("nbf", "99999999999")]
    public async Task A_wrong_claim_is_401_without_a_reason(string claim, string? value)
    {
        await using var site = await Site.StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await site.CallAsync(site.Token(change: payload => payload[claim] = value is null ? null : JsonNode.Parse(value))));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS384")]
    [InlineData("ES256")]
    [InlineData("RS256")]
    public async Task Other_algorithms_are_refused(string algorithm)
    {
        await using var site = await Site.StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await site.CallAsync(site.Token(algorithm: algorithm)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b.c")]
    [InlineData("not a token")]
    public async Task What_is_no_token_is_401(string token)
    {
        await using var site = await Site.StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await site.CallAsync(token));
    }

    [Fact]
    public async Task A_changed_token_and_one_of_another_key_are_refused()
    {
        await using var site = await Site.StartAsync();
        var token = site.Token();
        var parts = token.Split('.');
        Assert.Equal(HttpStatusCode.Unauthorized, await site.CallAsync($"{parts[0]}.{parts[1]}.{site.Token().Split('.')[2]}"));
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.Equal(HttpStatusCode.Unauthorized, await site.CallAsync(site.Token(key: stranger)));
    }

    [Fact]
    public async Task The_refusal_says_nothing_of_the_token_and_is_an_operation_outcome()
    {
        await using var site = await Site.StartAsync();
        using var response = await site.SendAsync("a.b.c");
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Contains("OperationOutcome", body, StringComparison.Ordinal);
        Assert.DoesNotContain("a.b.c", body, StringComparison.Ordinal);
    }

    private sealed class Site : IAsyncDisposable
    {
        private readonly ECDsa _ec = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        private readonly RSA _rsa = RSA.Create(2048);
        private readonly string _folder = Directory.CreateTempSubdirectory("issuers").FullName;
        private int _ids;

        public RunningServer Server { get; private set; } = null!;

        public static async Task<Site> StartAsync()
        {
            var site = new Site();
            var ec = site._ec.ExportParameters(false);
            var rsa = site._rsa.ExportParameters(false);
            var keys = new JsonObject
            {
                ["keys"] = new JsonArray(
                    new JsonObject { ["kty"] = "EC", ["crv"] = "P-384", ["kid"] = "ec", ["x"] = Url(ec.Q.X!), ["y"] = Url(ec.Q.Y!) },
                    new JsonObject { ["kty"] = "RSA", ["kid"] = "rsa", ["n"] = Url(rsa.Modulus!), ["e"] = Url(rsa.Exponent!) }),
            };
            await File.WriteAllTextAsync(Path.Combine(site._folder, "keys.json"), keys.ToJsonString(), TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(site._folder, "issuers"), $"# trusted\n{Issuer} keys.json\n", TestContext.Current.CancellationToken);
            site.Server = await RunningServer.StartAsync(new() { ["CdsHooks:IssuersFile"] = Path.Combine(site._folder, "issuers") });
            return site;
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
}
