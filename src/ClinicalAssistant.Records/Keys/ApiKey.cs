namespace ClinicalAssistant.Records.Keys;

/// <summary>A caller's key as the record holds it; the secret itself is nowhere.</summary>
public sealed record ApiKey
{
    /// <summary>Its public part.</summary>
    public required string Id { get; init; }

    /// <summary>The site it belongs to.</summary>
    public required string Tenant { get; init; }

    /// <summary>Who or what uses it: the caller's id in the record.</summary>
    public required string Name { get; init; }

    /// <summary>Role: clinician, integrator, qa or admin.</summary>
    public required string Role { get; init; }

    /// <summary>Scopes that it is narrowed to, or empty for all of its role's.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The audience that its answers are written for, or null for the site's default.</summary>
    public string? Audience { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When it ends, or null.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When it was revoked, or null.</summary>
    public DateTimeOffset? Revoked { get; init; }

    /// <summary>Requests a minute, or null for the site's default.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Answers at the same time, or null for the site's default.</summary>
    public int? Concurrent { get; init; }

    /// <summary>Model tokens a day (UTC), or null for the site's default.</summary>
    public long? TokensPerDay { get; init; }

    /// <summary>Whether it opens the door at this time.</summary>
    public bool IsValid(DateTimeOffset now) => Revoked is null && (Expires is null || Expires > now);
}
