using System.Globalization;
using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Which placeholder stands for which identifier in one conversation. Filled in the order of the texts, so that the same texts in the same order give the same placeholders.
/// Kept in memory only; its text form shows nothing. For one thread at a time.
/// </summary>
public sealed class PlaceholderMap
{
    private readonly List<MaskedEntity> _entities = [];
    private readonly Dictionary<(IdentifierType, string), string> _byValue = [];
    private readonly Dictionary<string, string> _originals = new(StringComparer.Ordinal);
    private readonly int[] _counts = new int[Enum.GetValues<IdentifierType>().Length];
    private readonly Dictionary<string, string> _literals = new(StringComparer.Ordinal);
    private (int Number, DateOnly Day)? _anchor;

    /// <summary>Identifiers that are always masked.</summary>
    internal KnownIdentifiers Known { get; } = new();

    /// <summary>
    /// Registers an identifier of the record: it is masked wherever it stands, whatever marks and spaces part it, and each part of a name by itself
    /// (not as a small ordinary word, and not inside the name of a disease or test).
    /// </summary>
    public void Know(IdentifierType type, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Known.Add(type, value);
    }

    /// <summary>
    /// Puts the originals back, also where a model has changed a placeholder's case, joints or brackets. Text without placeholders of this map is returned as it is.
    /// </summary>
    public string Restore(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_originals.Count == 0)
            return text;
        var restored = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, end, key, ending) in PlaceholderSyntax.All(text))
        {
            if (!_originals.TryGetValue(key, out var original))
                continue;
            restored.Append(text, at, start - at).Append(original).Append(ending);
            at = end;
        }

        return at == 0 ? text : restored.Append(text, at, text.Length - at).ToString();
    }

    /// <inheritdoc />
    public override string ToString() => nameof(PlaceholderMap) + " (content withheld)";

    /// <summary>For a text that stands alone: one placeholder an entity whatever its form, literal placeholders untouched and their numbers not used.</summary>
    internal string Mask(string text, List<IdentifierSpan> spans, Lexicon lexicon)
    {
        foreach (var (_, _, key, _) in PlaceholderSyntax.All(text))
            Reserve(key);
        return Rewrite(text, spans, [], span => Entity(span.Type, span.Value).Number is var number ? Detail(span.Type, number, span.Value, lexicon, false) : "");
    }

    /// <summary>For a text that will be restored.</summary>
    internal string Replace(string text, List<IdentifierSpan> spans, Lexicon lexicon) =>
        Rewrite(text, spans, [.. PlaceholderSyntax.All(text).Select(one => (one.Start, one.End))], span => PlaceholderOf(span.Type, span.Value, lexicon));

    private string Rewrite(string text, List<IdentifierSpan> spans, List<(int Start, int End)> literals, Func<IdentifierSpan, string> placeholder)
    {
        var rewritten = new StringBuilder(text.Length + 32);
        var at = 0;
        var next = 0;
        foreach (var span in spans)
        {
            for (; next < literals.Count && literals[next].Start < span.Start; next++)
                at = Append(rewritten, text, at, literals[next].Start, literals[next].End, LiteralOf(text[literals[next].Start..literals[next].End]));
            at = Append(rewritten, text, at, span.Start, span.End, placeholder(span));
        }

        for (; next < literals.Count; next++)
            at = Append(rewritten, text, at, literals[next].Start, literals[next].End, LiteralOf(text[literals[next].Start..literals[next].End]));
        return rewritten.Append(text, at, text.Length - at).ToString();
    }

    private static int Append(StringBuilder rewritten, string text, int at, int start, int end, string placeholder)
    {
        rewritten.Append(text, at, start - at).Append(placeholder);
        return end;
    }

    private string LiteralOf(string literal)
    {
        if (_literals.TryGetValue(literal, out var known))
            return known;
        var key = string.Create(CultureInfo.InvariantCulture, $"{PlaceholderSyntax.Literal}_{_literals.Count + 1}");
        _originals[key] = literal;
        return _literals[literal] = "[" + key + "]";
    }

    private string PlaceholderOf(IdentifierType type, string value, Lexicon lexicon)
    {
        if (_byValue.TryGetValue((type, value), out var known))
            return known;
        var entity = Entity(type, value);
        entity.Forms++;
        var key = string.Create(CultureInfo.InvariantCulture, $"{type.WireName()}_{entity.Number}");
        if (entity.Forms > 1)
            key = string.Create(CultureInfo.InvariantCulture, $"{key}.{entity.Forms}");
        _originals[key] = value;
        var placeholder = Detail(type, entity.Number, value, lexicon, true);
        return _byValue[(type, value)] = entity.Forms > 1 ? "[" + key + placeholder[placeholder.IndexOfAny([':', ']'])..] : placeholder;
    }

    private MaskedEntity Entity(IdentifierType type, string value)
    {
        var parts = MaskedEntity.PartsOf(type, value);
        foreach (var entity in _entities)
        {
            if (entity.Type == type && entity.Accepts(parts))
                return entity;
        }

        var number = ++_counts[(int)type];
        var added = new MaskedEntity(type, number, parts);
        _entities.Add(added);
        return added;
    }

    private void Reserve(string key)
    {
        foreach (var type in Enum.GetValues<IdentifierType>())
        {
            var name = type.WireName();
            if (key.StartsWith(name, StringComparison.Ordinal) && key.Length > name.Length + 1 && int.TryParse(key.AsSpan(name.Length + 1).ToString().Split('.')[0], CultureInfo.InvariantCulture, out var number) && number < 1_000_000)
                _counts[(int)type] = Math.Max(_counts[(int)type], number);
        }
    }

    private string Detail(IdentifierType type, int number, string value, Lexicon lexicon, bool related)
    {
        var detail = type switch
        {
            IdentifierType.Location when value.Length is 5 or 10 && !value.AsSpan(0, 5).ContainsAnyExceptInRange('0', '9') => lexicon.ShownZip(value),
            IdentifierType.Date => DateDetail(number, value, related),
            _ => "",
        };
        var key = string.Create(CultureInfo.InvariantCulture, $"[{type.WireName()}_{number}");
        return detail.Length == 0 ? key + "]" : key + ": " + detail + "]";
    }

    private string DateDetail(int number, string value, bool related)
    {
        var date = DateReading.Read(value);
        if (related && date is { Day: { } day })
        {
            if (_anchor is { } anchor && anchor.Number != number)
                return DateReading.Distance(anchor.Day, day, anchor.Number);
            _anchor ??= (number, day);
        }

        // A year that shows an age over 89 is itself an identifier; from 1950 on it cannot before 2040.
        return date is { Year: >= 1950 and var year } ? year.ToString(CultureInfo.InvariantCulture) : "";
    }
}
