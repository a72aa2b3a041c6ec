namespace ClinicalAssistant.Core;

/// <summary>Who asks, through which door, and to what end.</summary>
/// <param name="Id">The caller's identity as the door knows it (an operating-system user, a key's id); never a patient.</param>
/// <param name="Door">Where the question came in.</param>
/// <param name="Purpose">Purpose of use as the caller stated it, or null.</param>
public sealed record Caller(string Id, Door Door, string? Purpose = null)
{
    /// <summary>The site the caller belongs to; the record keeps tenants apart.</summary>
    public string Tenant { get; init; } = Tenants.Own;

    /// <summary>The audience that the caller's key or site fixes, whatever the message says; null where it fixes none.</summary>
    public Audience? Audience { get; init; }
}
