using Azure.Core;
using Azure.Identity;

namespace ClinicalAssistant.Models.Tests;

public sealed class EntraTests
{
    [Fact]
    public async Task Without_a_sign_in_the_remedy_names_it()
    {
        ProviderOptions options = new() { Kind = "AzureOpenAI", Endpoint = "https://127.0.0.1:1", Model = "m", UseEntraId = true, MaxAttempts = 3 };
        ModelOptions models = new();
        models.Providers["azure"] = options;
        using var catalogue = ModelCatalogue.Create(models, TimeProvider.System);
        using var connection = AzureOpenAIProvider.Open(catalogue.Providers[0], options, () => new SignedOut());
        using ResilientChatClient client = new(catalogue.Providers[0], connection, options);
        var failure = await ModelsSite.FailureAsync(client, stream: true);
        Assert.Equal(FailureReason.Unauthorized, failure.Reason);
        Assert.Contains("az login", failure.Remedy, StringComparison.Ordinal);
    }

    private sealed class SignedOut : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("No sign-in.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("No sign-in.");
    }
}
