using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.Identity;

/// <summary>Roles and what each may do. A scope is a part of the server; a key may be narrowed to some of its role's.</summary>
public static class Roles
{
    /// <summary>A health professional.</summary>
    public const string Clinician = "clinician";

    /// <summary>A program that asks on behalf of its own users.</summary>
    public const string Integrator = "integrator";

    /// <summary>Who checks quality: reads every conversation of the tenant and the audit trail.</summary>
    public const string Qa = "qa";

    /// <summary>Who runs the site.</summary>
    public const string Admin = "admin";

    private static readonly Dictionary<string, string[]> ScopesOf = new(StringComparer.Ordinal)
    {
        [Clinician] = [Scopes.Ask, Scopes.Engines, Scopes.Documents, Scopes.Feedback, Scopes.Cds, Scopes.Mcp],
        [Integrator] = [Scopes.Ask, Scopes.Engines, Scopes.Documents, Scopes.Feedback, Scopes.Cds, Scopes.Mcp],
        [Qa] = [Scopes.Ask, Scopes.Engines, Scopes.Feedback, Scopes.Audit, Scopes.Metrics],
        [Admin] = [.. Scopes.All],
    };

    /// <summary>All roles.</summary>
    public static IReadOnlyList<string> All { get; } = [Clinician, Integrator, Qa, Admin];

    /// <summary>The role of this name.</summary>
    /// <exception cref="WrongInputException">There is none.</exception>
    public static string Known(string role) => All.FirstOrDefault(known => known.Equals(role, StringComparison.OrdinalIgnoreCase))
        ?? throw new WrongInputException($"There is no role of that name. Write one of {string.Join(", ", All)}.");

    /// <summary>The role's scopes.</summary>
    public static IReadOnlyList<string> Of(string role) => ScopesOf[role];

    /// <summary>These of the role's scopes; empty for all of them.</summary>
    /// <exception cref="WrongInputException">One of them is not the role's.</exception>
    public static IReadOnlyList<string> Narrowed(string role, IReadOnlyList<string> scopes)
    {
        var of = Of(Known(role));
        return scopes.FirstOrDefault(scope => !of.Contains(scope, StringComparer.Ordinal)) is { } stray
            ? throw new WrongInputException($"The role {role} has no scope {stray}. It has: {string.Join(", ", of)}.")
            : scopes;
    }
}
