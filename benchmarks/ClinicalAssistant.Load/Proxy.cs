using System.Globalization;
using Yarp.ReverseProxy.Configuration;

namespace ClinicalAssistant.Load;

/// <summary>The platform's own reverse proxy with one route, as a ceiling.</summary>
internal static class Proxy
{
    public static async Task<int> RunAsync(int port, int to)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = "upstream", Match = new RouteMatch { Path = "{**all}" } }],
            [new ClusterConfig { ClusterId = "upstream", Destinations = new Dictionary<string, DestinationConfig> { ["one"] = new() { Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{to}/") } } }]);
        await using var app = builder.Build();
        app.MapReverseProxy();
        await app.RunAsync();
        return 0;
    }
}
