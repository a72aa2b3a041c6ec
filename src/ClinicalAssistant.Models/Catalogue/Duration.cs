using System.Globalization;

namespace ClinicalAssistant.Models;

/// <summary>Times in settings: <c>00:00:30</c>, <c>500ms</c>, <c>30s</c>, <c>2m</c>. A bare number is refused: the framework would read it as days.</summary>
internal static class Duration
{
    public static bool TryParse(string text, out TimeSpan duration)
    {
        if (text.Contains(':', StringComparison.Ordinal))
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out duration);
        var unit = text.EndsWith("ms", StringComparison.Ordinal) ? 0.001 : text.EndsWith('s') ? 1 : text.EndsWith('m') ? 60 : 0;
        duration = default;
        if (unit == 0 || !double.TryParse(text.TrimEnd('m', 's'), NumberStyles.Float, CultureInfo.InvariantCulture, out var count) || count is < 0 or > 1e6)
            return false;
        duration = TimeSpan.FromSeconds(count * unit);
        return true;
    }
}
