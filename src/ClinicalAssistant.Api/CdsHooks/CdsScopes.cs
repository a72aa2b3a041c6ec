namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>
/// What a token's scopes let the service read, as SMART App Launch writes them: <c>patient/Observation.rs</c> of the second version, which CDS Hooks 3.0 uses, and
/// <c>user/Observation.read</c> of the first.
/// </summary>
internal static class CdsScopes
{
    /// <summary>Whether resources of a type may be read, or searched. A token that names no scope is tried.</summary>
    public static bool Allow(string? scopes, string type, bool search)
    {
        var given = (scopes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(static scope => scope.Contains('/', StringComparison.Ordinal)).ToList();
        return given.Count == 0 || given.Exists(scope => Covers(scope, type, search));
    }

    private static bool Covers(string scope, string type, bool search)
    {
        // What a scope narrows its resources to (?category=…) is for the server to keep.
        var resource = scope[(scope.IndexOf('/', StringComparison.Ordinal) + 1)..].Split('?')[0].Split('.');
        return resource is [var named, var may] && (named == "*" || named == type)
            && (may is "read" or "*" || may.Contains(search ? 's' : 'r', StringComparison.Ordinal) && may.All("cruds".Contains));
    }
}
