[assembly: AssemblyFixture(typeof(ClinicalAssistant.Api.Tests.SharedServer))]

namespace ClinicalAssistant.Api.Tests;

/// <summary>One server with default settings for all tests that change nothing of it: each start loads all content anew.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    public RunningServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await RunningServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
