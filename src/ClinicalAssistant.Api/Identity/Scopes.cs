namespace ClinicalAssistant.Api.Identity;

/// <summary>The parts of the server that a caller may or may not use.</summary>
public static class Scopes
{
    /// <summary>Questions: <c>/api/ask</c>, conversations, the OpenAI wire.</summary>
    public const string Ask = "ask";

    /// <summary>Single engines.</summary>
    public const string Engines = "engines";

    /// <summary>Drafted documents.</summary>
    public const string Documents = "documents";

    /// <summary>Feedback on answers.</summary>
    public const string Feedback = "feedback";

    /// <summary>The audit trail.</summary>
    public const string Audit = "audit";

    /// <summary>Metrics of the server.</summary>
    public const string Metrics = "metrics";

    /// <summary>CDS Hooks.</summary>
    public const string Cds = "cds";

    /// <summary>Model Context Protocol.</summary>
    public const string Mcp = "mcp";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Ask, Engines, Documents, Feedback, Audit, Metrics, Cds, Mcp];

    /// <summary>By the beginning of the path, the longest first; null needs no scope beyond being known.</summary>
    private static readonly (string Path, string Scope)[] ByPath =
    [
        ("/api/ask", Ask), ("/api/conversations", Ask), ("/api/documents", Documents), ("/api/feedback", Feedback), ("/api/audit", Audit), ("/api", Engines),
        ("/v1", Ask), ("/cds-services", Cds), ("/mcp", Mcp), ("/metrics", Metrics),
    ];

    /// <summary>The scope that a path needs, or null.</summary>
    internal static string? Of(PathString path) => ByPath.FirstOrDefault(entry => path.StartsWithSegments(entry.Path)).Scope;
}
