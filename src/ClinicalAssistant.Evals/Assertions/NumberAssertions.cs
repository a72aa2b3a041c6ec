using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Whether the figures of an answer stand somewhere.</summary>
internal static class NumberAssertions
{
    /// <summary><c>supported</c>: every clinical figure stands in the evidence, the question, the conversation or the variables of the case.</summary>
    public static Func<CaseRun, AssertionVerdict> Numbers(SuiteNode node, AssertionSubjects subjects)
    {
        if (node.Text("'numbers'") != "supported")
            throw node.Fault("'numbers' must be: supported.");
        return run =>
        {
            var known = Sources(run).SelectMany(NumberReader.Read).SelectMany(Amounts).ToList();
            var lost = NumberReader.Read(run.Text).Where(number => number.HasClinicalMeaning)
                .SelectMany(Amounts)
                .Where(amount => !known.Exists(other => NumberReader.SameAmount(amount.Value, amount.Unit, other.Value, other.Unit) || (amount.Value == other.Value && SameMeasure(amount.Unit, other.Unit))))
                .Select(amount => string.Create(CultureInfo.InvariantCulture, $"{amount.Value}{(amount.Unit is null ? "" : " " + amount.Unit)}")).Distinct().ToList();
            return AssertionVerdict.Of(lost.Count == 0, () => $"not supported: {string.Join("; ", lost.Take(8))}");
        };
    }

    /// <summary>"4 g a day" and "4 g" state one amount; so do a figure with its unit and the bare figure.</summary>
    private static bool SameMeasure(string? left, string? right) =>
        left is null || right is null || left.Split('/')[0] == right.Split('/')[0];

    private static IEnumerable<string> Sources(CaseRun run) =>
    [
        run.Case.Question,
        .. run.Case.History.Select(turn => turn.Text),
        .. run.Case.Variables.Values,
        .. run.Record?.Evidence.Select(evidence => evidence.Text) ?? [],
    ];

    private static IEnumerable<(decimal Value, string? Unit)> Amounts(TextNumber number)
    {
        yield return (number.Value, number.Unit);
        if (number.High is { } high)
            yield return (high, number.Unit);
        if (number.Second is { } second)
            yield return (second, number.Unit);
    }
}
