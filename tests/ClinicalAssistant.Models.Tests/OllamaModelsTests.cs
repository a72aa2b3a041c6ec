using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Models.Tests;

public sealed class OllamaModelsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_that_is_not_pulled_says_how_to_pull_it()
    {
        await using var site = await ModelsSite.StartAsync(ProviderKind.Ollama);
        site.Server.Models.Add(new ScriptedModel("other:latest"));
        var failure = await ModelsSite.FailureAsync(site.Client, stream: true);
        Assert.Equal(FailureReason.ModelNotFound, failure.Reason);
        Assert.Contains("`clinical models pull test-model`", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pulling_a_model_tells_how_far_it_is_and_then_it_answers()
    {
        await using var site = await ModelsSite.StartAsync(ProviderKind.Ollama);
        site.Server.Models.Add(new ScriptedModel("other:latest"));
        using OllamaModels models = new(site.Server.Address, TimeProvider.System);
        List<PullProgress> progress = [];
        await foreach (var step in models.PullAsync(ModelsSite.Model, Cancel))
            progress.Add(step);
        Assert.Equal("pulling manifest", progress[0].Status);
        Assert.Contains(new PullProgress("pulling a80c4f17acd5", 1071295104, 2142590208), progress);
        Assert.Equal("success", progress[^1].Status);
        Assert.Contains(await models.ListAsync(Cancel), model => model.Name == ModelsSite.Model);
        Assert.True((await ProviderProbe.TestAsync(site.Provider, Cancel)).Works);
    }

    [Fact]
    public async Task Pulling_a_model_that_does_not_exist_says_so()
    {
        await using var server = await ScriptedProvider.StartAsync();
        using OllamaModels models = new(server.Address, TimeProvider.System);
        var failure = await Assert.ThrowsAsync<ProviderException>(async () =>
        {
            await foreach (var step in models.PullAsync("absent-model", Cancel))
            {
            }
        });
        Assert.Equal(FailureReason.ModelNotFound, failure.Reason);
    }

    [Fact]
    public async Task Pulling_without_a_server_says_how_to_start_it()
    {
        using OllamaModels models = new(new Uri("http://127.0.0.1:1"), TimeProvider.System);
        var failure = await Assert.ThrowsAsync<ProviderException>(() => models.ListAsync(Cancel));
        Assert.Equal(FailureReason.Unreachable, failure.Reason);
        Assert.Contains("ollama serve", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_local_Ollama_is_found_with_its_chat_models_and_no_others()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Models.Add(new ScriptedModel("llama3.2:latest"));
        server.Models.Add(new ScriptedModel("nomic-embed-text:latest") { Capabilities = ["embedding"] });
        server.Models.Add(new ScriptedModel("my-copy:latest") { RemoteHost = "https://ollama.com:443" });
        server.Models.Add(new ScriptedModel("gpt-oss:120b-cloud"));

        // A clock that stands still: the limit of 300 ms is tested below.
        var found = await OllamaModels.DetectAsync(server.Address, new ObservedTime(), Cancel);
        Assert.Equal(["llama3.2:latest"], found!.ChatModels.Select(model => model.Name));
        Assert.Equal("3.2B", found.ChatModels[0].Parameters);
    }

    [Fact]
    public async Task No_Ollama_is_no_error_and_a_silent_one_is_not_waited_for()
    {
        Assert.Null(await OllamaModels.DetectAsync(new Uri("http://127.0.0.1:1"), TimeProvider.System, Cancel));
        using System.Net.Sockets.TcpListener silent = new(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        ObservedTime time = new();
        var detecting = OllamaModels.DetectAsync(new Uri($"http://{silent.LocalEndpoint}"), time, Cancel);
        await time.TimerAsync(TimeSpan.FromMilliseconds(300), Cancel);
        time.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Null(await detecting);
    }
}
