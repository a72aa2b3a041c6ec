using System.Globalization;
using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Which placeholder stands for which identifier in one conversation. Kept in memory only; its text form shows nothing.</summary>
public sealed class PlaceholderMap
{
    private readonly Dictionary<(IdentifierType, string), string> _placeholders = [];
    private readonly Dictionary<string, string> _originals = new(StringComparer.Ordinal);
    private readonly Dictionary<IdentifierType, int> _counts = [];
    private readonly List<(IdentifierType Type, string Value)> _known = [];

    /// <summary>Identifiers that are always masked.</summary>
    internal IReadOnlyList<(IdentifierType Type, string Value)> Known => _known;

    /// <summary>Registers an identifier that must be masked wherever it stands.</summary>
    public void Know(IdentifierType type, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Trim().Length > 1)
            _known.Add((type, value.Trim()));
    }

    /// <summary>Puts the originals back.</summary>
    public string Restore(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_originals.Count == 0 || !text.Contains('[', StringComparison.Ordinal))
            return text;
        var restored = new StringBuilder(text);
        foreach (var (placeholder, original) in _originals)
            restored.Replace(placeholder, original);
        return restored.ToString();
    }

    /// <inheritdoc />
    public override string ToString() => nameof(PlaceholderMap) + " (content withheld)";

    /// <summary>The placeholder of an identifier: the same for the same value.</summary>
    internal string PlaceholderOf(IdentifierType type, string value)
    {
        if (_placeholders.TryGetValue((type, value), out var known))
            return known;
        var count = _counts.GetValueOrDefault(type) + 1;
        _counts[type] = count;
        var placeholder = string.Create(CultureInfo.InvariantCulture, $"[{type.WireName()}_{count}]");
        _placeholders[(type, value)] = placeholder;
        _originals[placeholder] = value;
        return placeholder;
    }
}
