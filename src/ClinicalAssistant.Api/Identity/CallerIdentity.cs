using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Keys;

namespace ClinicalAssistant.Api.Identity;

/// <summary>A caller as the server knows it.</summary>
public sealed record CallerIdentity
{
    private const string Item = "clinical.identity";

    /// <summary>Its site.</summary>
    public required string Tenant { get; init; }

    /// <summary>Its id in the record.</summary>
    public required string Name { get; init; }

    /// <summary>Its role.</summary>
    public required string Role { get; init; }

    /// <summary>What it may use.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>What its limits are counted by.</summary>
    public required string LimitKey { get; init; }

    /// <summary>The audience of its answers, or null for the site's default.</summary>
    public Audience? Audience { get; init; }

    /// <summary>Requests a minute, or null for the site's default.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Requests at the same time, or null for the site's default.</summary>
    public int? Concurrent { get; init; }

    /// <summary>Model tokens a day, or null for the site's default.</summary>
    public long? TokensPerDay { get; init; }

    /// <summary>Who sits at this machine, where no key is set.</summary>
    public static CallerIdentity Loopback { get; } = new() { Tenant = Tenants.Own, Name = "loopback", Role = Roles.Admin, Scopes = Identity.Scopes.All, LimitKey = "" };

    /// <summary>Whether it may read the conversations of others of its tenant.</summary>
    public bool SeesAll => Role is Roles.Qa or Roles.Admin;

    /// <summary>The holder of a key.</summary>
    internal static CallerIdentity Of(ApiKey key) => new()
    {
        Tenant = key.Tenant,
        Name = key.Name,
        Role = key.Role,
        Scopes = key.Scopes.Count > 0 ? key.Scopes : Roles.Of(key.Role),
        LimitKey = key.Tenant + "/" + key.Name,
        Audience = key.Audience is { } audience ? Enum.Parse<Audience>(audience, ignoreCase: true) : null,
        RequestsPerMinute = key.RequestsPerMinute,
        Concurrent = key.Concurrent,
        TokensPerDay = key.TokensPerDay,
    };

    /// <summary>A caller by name, with all of a role's scopes and the site's default limits.</summary>
    internal static CallerIdentity Of(string tenant, string name, string role) =>
        new() { Tenant = tenant, Name = name, Role = role, Scopes = Roles.Of(role), LimitKey = tenant + "/" + name };

    /// <summary>The caller of a request.</summary>
    internal static CallerIdentity Of(HttpContext context) => context.Items[Item] as CallerIdentity ?? Loopback;

    internal void Attach(HttpContext context) => context.Items[Item] = this;
}
