namespace ClinicalAssistant.Knowledge;

/// <summary>The calculators there are.</summary>
public sealed partial class CalculatorCatalogue
{
    private static readonly IReadOnlyList<Calculator> Known = [.. Listed().OrderBy(calculator => calculator.Id, StringComparer.Ordinal)];

    private static readonly IReadOnlyDictionary<string, Calculator> Named = Index();

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
        foreach (var calculator in All)
        {
            foreach (var alias in calculator.Aliases)
                Find(text, alias, calculator, places);
        }

        return [.. All.Where(calculator => places.Exists(place => place.Calculator == calculator && !places.Exists(other => other.Calculator != calculator && other.End - other.Start > place.End - place.Start && other.Start <= place.Start && other.End >= place.End)))];
    }

    private static void Find(string text, string alias, Calculator calculator, List<(int Start, int End, Calculator Calculator)> places)
    {
        for (var at = text.IndexOf(alias, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(alias, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + alias.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                places.Add((at, end, calculator));
        }
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
