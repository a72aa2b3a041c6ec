using System.Net.Http.Json;
using System.Text.Json;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Records.Keys;
using ClinicalAssistant.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Api.Tests;

/// <summary>The real server on a random loopback port, with a record of its own.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _home;

    private RunningServer(WebApplication app, string home)
    {
        _app = app;
        _home = home;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromMinutes(4) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public string Home => _home;

    public Uri Address => Client.BaseAddress!;

    public static async Task<RunningServer> StartAsync(Dictionary<string, string?>? settings = null, Action<IServiceCollection>? configure = null)
    {
        var home = Directory.CreateTempSubdirectory("clinical").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(settings ?? []) { ["CdsHooks:WarmUpRounds"] = settings?.GetValueOrDefault("CdsHooks:WarmUpRounds") ?? "0" }).Build();
        var app = ClinicalServer.Build(["--urls", "http://127.0.0.1:0"], ClinicalSettings.Read(configuration, home), configure);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningServer(app, home);
    }

    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await Client.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    /// <summary>A client that shows a new key of this tenant, name and role.</summary>
    public async Task<HttpClient> ClientAsync(string tenant, string name, string role, Func<ApiKey, ApiKey>? with = null)
    {
        var wanted = new ApiKey { Id = "", Tenant = tenant, Name = name, Role = role };
        var (_, text) = await Services.GetRequiredService<ApiKeyStore>().CreateAsync(with?.Invoke(wanted) ?? wanted, "test", TestContext.Current.CancellationToken);
        var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(4) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", text);
        return client;
    }

    /// <summary>Stops the server as SIGTERM does.</summary>
    public Task StopAsync() => _app.StopAsync();

    /// <summary>A conversation as the record holds it.</summary>
    public Task<Conversation?> ReadRecordAsync(string id) => _app.Services.GetRequiredService<RecordStore>().ReadAsync(id, TestContext.Current.CancellationToken);

    /// <summary>The latest turn of a door that is as asked for.</summary>
    public async Task<RecordedTurn> LatestAsync(Core.Door door, Func<RecordedTurn, bool> which)
    {
        var records = _app.Services.GetRequiredService<RecordStore>();
        foreach (var summary in await records.ListAsync(200, TestContext.Current.CancellationToken))
        {
            if (summary.Door == door && (await records.ReadAsync(summary.Id, TestContext.Current.CancellationToken))!.Turns.LastOrDefault(which) is { } turn)
                return turn;
        }

        throw new InvalidOperationException("The record holds no such turn.");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }
}
