using System.Globalization;
using System.Text.RegularExpressions;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>
/// Fills the tokens of a prefetch template where the service reads for itself: texts of the context, the user's id by kind, and (of CDS Hooks 3.0) today's date
/// with days added or taken off. A template with any other token is not asked.
/// </summary>
internal static partial class PrefetchTemplate
{
    private const string User = "user";
    private const string IdEnd = "Id";

    /// <summary>The query, or null where a token cannot be filled.</summary>
    public static string? Filled(string template, CdsRequest request, DateTimeOffset now)
    {
        var whole = true;
        var query = Token().Replace(template, match =>
        {
            var value = Value(match.Groups[1].Value.Trim(), request, now);
            whole &= value is not null;
            return value is null ? "" : Uri.EscapeDataString(value);
        });
        return whole ? query : null;
    }

    private static string? Value(string token, CdsRequest request, DateTimeOffset now)
    {
        if (Today().Match(token) is { Success: true } today)
        {
            var days = today.Groups["n"].Success ? int.Parse(today.Groups["n"].Value, CultureInfo.InvariantCulture) : 0;
            return now.UtcDateTime.AddDays(today.Groups["sign"].Value == "-" ? -days : days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        if (token.StartsWith("context.", StringComparison.Ordinal))
            return request.InContext(token["context.".Length..]) is { Length: > 0 and <= 200 } text ? text : null;
        // {{userPractitionerId}} is the id where the user is a Practitioner.
        return token.StartsWith(User, StringComparison.Ordinal) && token.EndsWith(IdEnd, StringComparison.Ordinal) && token.Length > User.Length + IdEnd.Length
            && request.InContext("userId")?.Split('/') is [var type, { Length: > 0 and <= 100 } id] && type == token[User.Length..^IdEnd.Length]
                ? id
                : null;
    }

    [GeneratedRegex(@"\{\{([^{}]{1,120})\}\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"^today\(\)(?:\s*(?<sign>[+-])\s*(?<n>\d{1,5})\s*days?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Today();
}
