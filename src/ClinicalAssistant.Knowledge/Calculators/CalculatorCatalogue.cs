namespace ClinicalAssistant.Knowledge;

/// <summary>The calculators there are.</summary>
public sealed partial class CalculatorCatalogue
{
    private static readonly IReadOnlyList<Calculator> Known = [.. Listed().OrderBy(calculator => calculator.Id, StringComparer.Ordinal)];

    private static readonly IReadOnlyDictionary<string, Calculator> Named = Index();

    /// <summary>The aliases with their calculators by their first character in upper case: a name begins where a word does, and few words begin like one.</summary>
    private static readonly Dictionary<char, KeyValuePair<string, Calculator>[]> ByFirst = Known
        .SelectMany(calculator => calculator.Aliases, (calculator, alias) => KeyValuePair.Create(alias, calculator))
        .GroupBy(name => char.ToUpperInvariant(name.Key[0]))
        .ToDictionary(names => names.Key, names => names.ToArray());

    private readonly IReadOnlyDictionary<string, Calculator> _named = Named;

    /// <summary>All of them, by id.</summary>
    public IReadOnlyList<Calculator> All { get; } = Known;

    /// <summary>The calculator of that id, name or alias, or null.</summary>
    public Calculator? Find(string id) => id is null ? null : _named.GetValueOrDefault(id.Trim());

    /// <summary>
    /// The calculators that a text names, each once, in the order of the catalogue. Where one name lies within another ("MELD" in "MELD-Na")
    /// the longer one is meant.
    /// </summary>
    public IReadOnlyList<Calculator> NamedIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var places = new List<(int Start, int End, Calculator Calculator)>();
        for (var at = 0; at < text.Length; at++)
        {
            if ((at > 0 && char.IsLetterOrDigit(text[at - 1])) || !ByFirst.TryGetValue(char.ToUpperInvariant(text[at]), out var names))
                continue;
            foreach (var (alias, calculator) in names)
            {
                var end = at + alias.Length;
                if (text.AsSpan(at).StartsWith(alias, StringComparison.OrdinalIgnoreCase) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                    places.Add((at, end, calculator));
            }
        }

        if (places.Count == 0)
            return [];
        return [.. All.Where(calculator => places.Exists(place => place.Calculator == calculator && !places.Exists(other => other.Calculator != calculator && other.End - other.Start > place.End - place.Start && other.Start <= place.Start && other.End >= place.End)))];
    }

    private static Dictionary<string, Calculator> Index()
    {
        var named = new Dictionary<string, Calculator>(StringComparer.OrdinalIgnoreCase);
        foreach (var calculator in Known)
            named[calculator.Id] = calculator;
        foreach (var calculator in Known)
        {
            named.TryAdd(calculator.Name, calculator);
            foreach (var alias in calculator.Aliases)
                named.TryAdd(alias, calculator);
        }

        return named;
    }
}
