using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Models.Tests;

public sealed class ProbeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<ProviderKind> Kinds => ModelsSite.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_working_provider_is_said_to_work(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind);
        var result = await ProviderProbe.TestAsync(site.Provider, Cancel);
        Assert.True(result is { Works: true, Reachable: true, ModelPresent: true, Reason: null, Remedy: null });
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_missing_model_is_told_apart_from_a_missing_server(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind);
        site.Server.Models.Add(new ScriptedModel("other"));
        var missing = await ProviderProbe.TestAsync(site.Provider, Cancel);
        Assert.True(missing is { Works: false, Reachable: true, ModelPresent: false, Reason: FailureReason.ModelNotFound });

        await using var gone = await ModelsSite.StartAsync(kind, options => options.Endpoint = "http://127.0.0.1:1/v1");
        var unreachable = await ProviderProbe.TestAsync(gone.Provider, Cancel);
        Assert.True(unreachable is { Works: false, Reachable: false, ModelPresent: null, Reason: FailureReason.Unreachable });
        Assert.Contains("Models:Providers:tested:Endpoint", unreachable.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProviderKind.OpenAICompatible)]
    [InlineData(ProviderKind.Ollama)]
    public async Task A_model_that_is_there_and_fails_is_said_to_be_there(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind);
        site.Server.Models.Add(new ScriptedModel(ModelsSite.Model));
        site.Server.Fail(ScriptedFault.ServerError);
        Assert.True(await ProviderProbe.TestAsync(site.Provider, Cancel) is { Works: false, Reachable: true, ModelPresent: true, Reason: FailureReason.ServerError });
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_wrong_key_is_told_with_the_setting_that_holds_it(ProviderKind kind)
    {
        await using var site = await ModelsSite.StartAsync(kind, options => options.ApiKey = "wrong");
        site.Server.RequiredKey = "right";
        var result = await ProviderProbe.TestAsync(site.Provider, Cancel);
        Assert.Equal(FailureReason.Unauthorized, result.Reason);
        Assert.Contains("Models:Providers:tested:ApiKey", result.Remedy, StringComparison.Ordinal);
    }
}
