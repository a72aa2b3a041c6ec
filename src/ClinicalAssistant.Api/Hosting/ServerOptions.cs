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

    /// <summary>Names of models (routes or providers), separated by semicolons, that may be offered functions of the calling program on the OpenAI wire; empty for none.</summary>
    public string ToolRoutes { get; set; } = "";

    /// <summary>Seconds between keep-alive comments of a stream on which nothing else is sent.</summary>
    [Range(1, 120)]
    public int KeepAliveSeconds { get; set; } = 15;

    /// <summary>Requests that are worked on at the same time.</summary>
    [Range(1, 100_000)]
    public int MaxConcurrent { get; set; } = 600;

    /// <summary>Requests that wait for a place; the rest gets 429.</summary>
    [Range(0, 100_000)]
    public int MaxQueued { get; set; } = 600;

    /// <summary>Connections that are open at the same time.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnections { get; set; } = 5_000;

    /// <summary>The longest that a request may take, its whole stream included.</summary>
    [Range(1, 86_400)]
    public int MaxSecondsPerRequest { get; set; } = 900;

    /// <summary>How long open answers may go on when the server is stopped; what is not finished then is marked as interrupted.</summary>
    [Range(0, 3_600)]
    public int ShutdownSeconds { get; set; } = 20;

    /// <summary>Requests a minute of a caller whose key says nothing else; 0 is no limit.</summary>
    [Range(0, 10_000_000)]
    public int RequestsPerMinute { get; set; }

    /// <summary>Requests at the same time of a caller whose key says nothing else; 0 is no limit.</summary>
    [Range(0, 100_000)]
    public int ConcurrentPerCaller { get; set; }

    /// <summary>Model tokens a day of a caller whose key says nothing else; 0 is no limit.</summary>
    [Range(0, 1_000_000_000)]
    public long TokensPerDay { get; set; }

    /// <summary>Redis that counts for all replicas (<c>host:port</c>, with options as StackExchange.Redis writes them); empty counts in each replica.</summary>
    public string Redis { get; set; } = "";

    /// <summary>A file that holds what <see cref="Redis"/> would, such as a mounted secret.</summary>
    public string RedisFile { get; set; } = "";

    /// <summary>Address of the site's identity provider (OIDC); empty for keys alone.</summary>
    public string OidcAuthority { get; set; } = "";

    /// <summary>The audience that tokens for this server carry.</summary>
    public string OidcAudience { get; set; } = "";

    /// <summary>The claim that names a caller's roles (clinician, integrator, qa, admin).</summary>
    public string OidcRoleClaim { get; set; } = "roles";

    /// <summary>The claim that names a caller's tenant.</summary>
    public string OidcTenantClaim { get; set; } = "tenant";

    /// <summary>Web pages that may call the server from a browser, separated by semicolons; empty for none.</summary>
    public string CorsOrigins { get; set; } = "";
}
