using System.ComponentModel.DataAnnotations;

namespace ClinicalAssistant.Api.Hosting;

/// <summary>How the server listens (section <c>Server</c>).</summary>
public sealed class ServerOptions
{
    /// <summary>Addresses, separated by semicolons.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    /// <summary>File with one API key a line (<c>name key</c>); needed to listen beyond loopback.</summary>
    public string ApiKeysFile { get; set; } = "";

    /// <summary>The largest request body, in bytes.</summary>
    [Range(10_000, 200_000_000)]
    public long MaxBodyBytes { get; set; } = 25_000_000;

    /// <summary>Names of models (routes or providers), separated by semicolons, that may be asked for a JSON object on the OpenAI wire; empty for none.</summary>
    public string ObjectRoutes { get; set; } = "";

    /// <summary>Seconds between keep-alive comments of a stream on which nothing else is sent.</summary>
    [Range(1, 120)]
    public int KeepAliveSeconds { get; set; } = 15;
}
