namespace ClinicalAssistant.Knowledge;

/// <summary>The calculators there are.</summary>
public sealed class CalculatorCatalogue
{
    /// <summary>All of them, by id.</summary>
    public IReadOnlyList<Calculator> All { get; } =
    [
        new Cha2ds2VascScore(),
        new CkdEpi2021Egfr(),
        new CockcroftGaultClearance(),
        new Curb65Score(),
        new WellsPulmonaryEmbolismScore(),
    ];

    /// <summary>The calculator of that id or alias, or null.</summary>
    public Calculator? Find(string id) => All.FirstOrDefault(calculator =>
        calculator.Id.Equals(id, StringComparison.OrdinalIgnoreCase) || calculator.Aliases.Contains(id, StringComparer.OrdinalIgnoreCase));

    /// <summary>The calculators that a text names, each once, in the order of the catalogue.</summary>
    public IReadOnlyList<Calculator> NamedIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. All.Where(calculator => calculator.Aliases.Any(alias => Names(text, alias)))];
    }

    private static bool Names(string text, string alias)
    {
        for (var at = text.IndexOf(alias, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(alias, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + alias.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }
}
