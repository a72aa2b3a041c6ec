using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>
/// Cards of calculations that are due for a problem on the list: worked out where the record states every input, else with what is still to be given.
/// A problem that is not on the list is not taken for its absence.
/// </summary>
internal sealed class CalculationCards(CdsContent content, CalculatorCatalogue calculators, CardMaker cards)
{
    private static readonly RecognisedText NothingAsked = new();

    public IEnumerable<CdsCard> Of(string scope, Patient patient)
    {
        foreach (var due in content.DueCalculations)
        {
            if (due.Problems.Count > 0 && Because(due, patient) is null)
                continue;
            var calculator = calculators.Find(due.Calculator)!;
            var fill = CalculatorFill.From(calculator, "", NothingAsked, patient);
            if (calculator.DisplayOnly || (due.Problems.Count == 0 && fill.Missing.Count > 0))
                continue;
            if (Card(scope, calculator, fill, due.Problems.Count == 0 ? null : Because(due, patient)) is { } card)
                yield return card;
        }
    }

    private CdsCard? Card(string scope, Calculator calculator, CalculatorFill fill, string? because)
    {
        var taken = fill.Origins.Count == 0 ? null : $"Taken: {string.Join("; ", fill.Origins)}.";
        var reason = because is null ? null : $"Due because the problem list says: {because}.";
        if (fill.Missing.Count > 0)
            return cards.Make(scope, "info", $"{calculator.Name} is due: {fill.Missing.Count} inputs are not in the record", [reason, taken, $"Not in the record: {string.Join("; ", fill.Missing)}."], calculator.Source);
        return calculator.Calculate(fill.Inputs).Result is not { } result
            ? null
            : cards.Make(scope, "info", $"{calculator.Name}: {result.Shown}", [reason, result.Interpretation, .. result.Notes, taken, $"Steps: {string.Join("; ", result.Steps)}."], calculator.Source);
    }

    private static string? Because(DueCalculation due, Patient patient) => patient.Conditions?
        .FirstOrDefault(problem => problem.Status is null or "active" or "recurrence" or "relapse"
            && due.Problems.Any(word => Holds(problem.Text, word)) && !due.Except.Any(word => Holds(problem.Text, word)))?.Text;

    private static bool Holds(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }
}
