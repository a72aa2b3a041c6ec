using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// What a stated number of doses comes to ("four doses, or 480 mg, in 24 hours", "1500 mg over the week"): a dose that is told, stated or worked out for
/// the weight, times the doses that are counted.
/// </summary>
internal static partial class CountedDoses
{
    private const decimal Most = 1_000_000;
    private const decimal Tolerance = 0.005m;
    private const int MostDoses = 50;
    private const int DaysOfWeek = 7;

    public static bool Follows(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis, FactBase facts, NumberRoles roles)
    {
        if (number.Unit is not { } unit || number.High is not null || number.Second is not null || value is <= 0 or > Most || NumberReader.SameDimension(Regimens.Plain(unit), "h"))
            return false;
        var behind = sentence.Text.AsSpan(number.End);
        var days = unit.EndsWith("/d", StringComparison.Ordinal) || Regimens.IsOfDay(behind) ? 1 : unit.EndsWith("/wk", StringComparison.Ordinal) || Weekly().IsMatch(behind) ? DaysOfWeek : 0;
        var counted = Counted().IsMatch(sentence.Text.AsSpan(0, number.Start));
        if (!counted && days != DaysOfWeek)
            return false;
        var weights = facts.Given.Where(given => given.Figure is { Unit: "kg", High: null, Value: > 0 and < 1000 }).Select(given => given.Figure.Value).Distinct().ToList();
        // How often is of the dose that it stands with, and of no other of the evidence.
        if (days > 0 && basis.Any(fact => Regimens.Of(fact.Statement).Any(regimen => regimen.Often.PerDay * days is > 1 and < MostDoses and var times && Is(regimen.Dose, unit, value / times, weights) && Regimens.AreOfOne(roles, sentence, number, fact.Statement, regimen.Dose))))
            return true;
        List<decimal> counts = [.. sentence.Numbers.Where(doses => doses.End <= number.Start).SelectMany(Doses).Where(count => count is > 1 and < MostDoses)];
        List<(Statement Of, TextNumber Figure)> amounts = [.. sentence.Numbers.Where(amount => amount.End <= number.Start).Select(amount => (sentence, amount)), .. facts.Told, .. basis.SelectMany(fact => fact.Statement.Numbers.Select(amount => (fact.Statement, amount)))];
        return counts.Exists(count => amounts.Exists(amount => Is(amount.Figure, unit, value / count, weights) && Regimens.AreOfOne(roles, sentence, number, amount.Of, amount.Figure)));
    }

    private static IEnumerable<decimal> Doses(TextNumber number) =>
        number.Unit is "{dose}" or "{time}" or "{tablet}" or "{capsule}" && number.High is null ? [number.Value] : [];

    private static bool Is(TextNumber amount, string unit, decimal value, List<decimal> weights)
    {
        if (amount.Unit is not { } stated || amount.Value is <= 0 or > Most || amount.Second is not null)
            return false;
        var own = Regimens.Plain(stated);
        if (NumberReader.Ratio(own, Regimens.Plain(unit)) is { } scale)
            return IsClose(amount.Value * scale, value);
        return own.EndsWith("/kg", StringComparison.Ordinal) && NumberReader.Ratio(own[..^3], Regimens.Plain(unit)) is { } each && weights.Exists(weight => IsClose(amount.Value * each * weight, value));
    }

    private static bool IsClose(decimal one, decimal other) => Math.Abs(one - other) <= Tolerance * other;

    [GeneratedRegex(@"\b(?:doses|times|tablets|capsules)(?:,? or|,? that is|,? so|,? ie|,? i\.e\.|,|:| \(| =| makes?| comes? to)\s*(?:a total of |about |up to )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Counted();

    [GeneratedRegex(@"^,?\s?(?:\w+ ){0,2}?(?:(?:over|in|for) (?:the|a|each|one) (?:whole )?week|a week|per week|each week)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Weekly();
}
