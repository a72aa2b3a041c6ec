using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using static ClinicalAssistant.Api.Tests.CdsHooks.SandboxRequests;

namespace ClinicalAssistant.Api.Tests.CdsHooks;

public sealed class CallerTokenTests(TokenSite site) : IClassFixture<TokenSite>
{
    private const string Issuer = TokenSite.Issuer;

    [Fact]
    public async Task Tokens_signed_with_ES384_and_RS384_are_accepted_and_the_issuer_is_recorded()
    {
        Assert.Equal(HttpStatusCode.OK, await site.CallAsync(site.Token(es384: true)));
        Assert.Equal(HttpStatusCode.OK, await site.CallAsync(site.Token(es384: false)));
        var record = await site.Server.ReadRecordAsync("d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");
        Assert.All(record!.Turns, turn => Assert.Equal(Issuer + " Practitioner/SMART-1234", turn.Question.Caller.Id));
    }

    [Fact]
    public async Task Discovery_is_open_and_takes_a_token_too()
    {
        using var open = await site.Server.Client.GetAsync("/cds-services", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
    }

    [Fact]
    public async Task A_token_is_good_once()
    {
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
        Assert.Equal(HttpStatusCode.Unauthorized, await site.CallAsync(site.Token(change: payload => payload[claim] = value is null ? null : JsonNode.Parse(value))));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS384")]
    [InlineData("ES256")]
    [InlineData("RS256")]
    public async Task Other_algorithms_are_refused(string algorithm)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await site.CallAsync(site.Token(algorithm: algorithm)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b.c")]
    [InlineData("not a token")]
    public async Task What_is_no_token_is_401(string token)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await site.CallAsync(token));
    }

    [Fact]
    public async Task A_changed_token_and_one_of_another_key_are_refused()
    {
        var token = site.Token();
        var parts = token.Split('.');
        Assert.Equal(HttpStatusCode.Unauthorized, await site.CallAsync($"{parts[0]}.{parts[1]}.{site.Token().Split('.')[2]}"));
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.Equal(HttpStatusCode.Unauthorized, await site.CallAsync(site.Token(key: stranger)));
    }

    [Fact]
    public async Task The_refusal_says_nothing_of_the_token_and_is_an_operation_outcome()
    {
        using var response = await site.SendAsync("a.b.c");
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Contains("OperationOutcome", body, StringComparison.Ordinal);
        Assert.DoesNotContain("a.b.c", body, StringComparison.Ordinal);
    }
}
