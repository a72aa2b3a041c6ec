using System.Globalization;
using System.Text.RegularExpressions;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads strength, count, frequency and route out of the words around a drug's name ("succ 50 mg od", "30/500 two qds", "15 mg/kg q6h").</summary>
internal static partial class DoseReader
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int Timeout = MedicationPatterns.Backstop;

    private const string Salts =
        "(hcl|hydrochloride|hbr|hydrobromide|sodium|na|potassium|calcium|magnesium|succ(inate)?|tart(rate)?|maleate|mesylate|mesilate|besylate|besilate|fumarate|sulphate|sulfate|phosphate|acetate|citrate|nitrate|bromide|carbonate"
        + "|arginine|erbumine|medoxomil|cilexetil|axetil|dihydrate|monohydrate|xl|xr|er|sr|cr|la|mr|pr|ec|dr|retard|slow|release|modified|extended|immediate|ir|tabs?|tablets?|caps?|capsules?|inj(ection)?|dose|at|oral|po|total)";

    /// <summary>Where in the words before a name the strength begins that ends them; their length where none does.</summary>
    public static int LeadOf(string words) => Lead().Match(Plainly(words)) is { Success: true } lead && DoseUnits.Of(lead.Groups["unit"].ValueSpan) is not null ? lead.Index : words.Length;

    /// <summary>The dose that the words before a name state, or else those after it. The unit is null where a number stands without one.</summary>
    public static StatedDose Read(string words, string before)
    {
        var (text, lead) = (Plainly(words), Plainly(before));
        var (strength, holding) = (WithUnit(lead).LastOrDefault(), lead);
        var rest = text;
        if (strength is null && WithUnit(text).FirstOrDefault() is { } after)
            (strength, holding, rest) = (after, text, text[(after.Index + after.Length)..]);
        IReadOnlyList<decimal> strengths = [];
        string? unit = null;
        if (strength is not null)
        {
            (strengths, unit) = InBase(strength);
        }
        else if (Bare().Match(text) is { Success: true } bare)
        {
            strengths = [.. bare.Groups["n"].Captures.Select(capture => Number(capture.Value)).OfType<decimal>()];
            rest = text[bare.Length..];
        }

        var per = strength?.Groups["per"].Value ?? "";
        var times = Frequency.Of(text) ?? Frequency.Of(lead);
        return new StatedDose
        {
            Strengths = strengths,
            Unit = unit,
            Count = Count(rest, per) ?? CountBefore(holding, strength) ?? 1m,
            TimesPerDay = times,
            WholeDay = PerDay().IsMatch(per) || WholeDayWords().IsMatch(text),
            PerKg = per.Contains("kg", StringComparison.Ordinal),
            IsRate = PerTime().IsMatch(per),
            Route = Route(text) ?? Route(lead),
            AsNeeded = Needed().IsMatch(text),
            Once = times is null && OnceOnly().IsMatch(text),
        };
    }

    private static IEnumerable<Match> WithUnit(string text) => StrengthWithUnit().Matches(text).Where(one => DoseUnits.Of(one.Groups["unit"].ValueSpan) is not null);

    private static (IReadOnlyList<decimal> Strengths, string? Unit) InBase(Match match)
    {
        var unit = DoseUnits.Of(match.Groups["unit"].ValueSpan)!;
        var numbers = match.Groups["more"].Captures.Select(capture => Number(capture.Value))
            .Prepend(Number(match.Groups["high"].Success ? match.Groups["high"].Value : match.Groups["n"].Value))
            .OfType<decimal>();
        return ([.. numbers.Select(value => DoseUnits.ToBase(value, unit)!.Value.Value)], DoseUnits.ToBase(1m, unit)!.Value.Base);
    }

    // "2 x 500 mg", "two 500 mg tablets"
    private static decimal? CountBefore(string text, Match? strength) =>
        strength is not null && Multiple().Match(text[..strength.Index]) is { Success: true } multiple ? NumberOrWord(multiple.Groups["n"].Value) : null;

    /// <summary>How many pieces at a time: tablets, or the millilitres taken of a liquid.</summary>
    private static decimal? Count(string text, string per)
    {
        if (Concentration().Match(per) is { Success: true } liquid)
        {
            var of = liquid.Groups["ml"].Value.Length == 0 ? 1m : Number(liquid.Groups["ml"].Value);
            return of is > 0 && Volume().Match(text) is { Success: true } taken ? Number(taken.Groups["n"].Value) / of : 1m;
        }

        foreach (var match in new[] { Pieces().Match(text), BeforeFrequency().Match(text) })
        {
            if (match.Success)
                return NumberOrWord(match.Groups["n"].Value);
        }

        return null;
    }

    private static string? Route(string text) => RouteWords().Match(text) switch
    {
        { Success: false } => null,
        var match => match.Groups.Values.Skip(1).First(group => group.Success).Name,
    };

    private static string Plainly(string words) => words.ToLowerInvariant().Replace('\u00b5', 'u').Replace('\u03bc', 'u').Replace('\u2013', '-').Replace('\u00d7', 'x').Replace("\u00bd", "0.5", StringComparison.Ordinal);

    private static decimal? NumberOrWord(string text) => text switch
    {
        "half" or "1/2" => 0.5m,
        "one" => 1m,
        "two" => 2m,
        "three" => 3m,
        "four" => 4m,
        _ => Number(text),
    };

    private static decimal? Number(string text) =>
        decimal.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < 10_000_000m ? value : null;

    [GeneratedRegex(@"(?<![\w.])(?<n>\d{1,3}(,\d{3})+(\.\d+)?|\d{1,9}(\.\d{1,6})?|\.\d{1,6})(\s?(-|to)\s?(?<high>\d{1,9}(\.\d{1,6})?))?(\s?(mg|g|mcg)?\s?/\s?(?<more>\d{1,9}(\.\d{1,6})?))*\s?-?\s?(?<unit>[a-z]{1,14})(?<per>(\s?(/|per|an?\b)\s?(\d{0,4}\s?ml|kg|dose|day|24\s?h(ours?)?|hr?\b|hours?|actuation|puff|m2|d\b))*)(?![a-z])", Plain, Timeout)]
    private static partial Regex StrengthWithUnit();

    [GeneratedRegex(@"^[\s:,(-]{0,3}(" + Salts + @"[\s.,)]{1,3}){0,3}(?<n>\d{1,6}(\.\d{1,4})?)(\s?/\s?(?<n>\d{1,6}(\.\d{1,4})?))*(?!\d|[.,]\d|\s?(%|ml|x\b|times|hourly|hours?|h\b|days?|weeks?|months?|years?|yo\b|tab|cap|puff|drop|spray|patch|-|/))", Plain, Timeout)]
    private static partial Regex Bare();

    [GeneratedRegex(@"(?<![\d.])(?<n>\d{1,2}(\.\d{1,3})?|1/2|half|one|two|three|four)\s?(x\s?)?(a\s)?(tabs?|tablets?|caps?|capsules?|pills?|sachets?|puffs?|sprays?|vials?|pens?|amp(oule)?s?)\b", Plain, Timeout)]
    private static partial Regex Pieces();

    [GeneratedRegex(@"(?<![\d./])\b(x\s?)?(?<n>[1-8]|one|two|three|four|half)\s+(at\s+)?(od|bd|bds|bid|b\.i\.d|tds|tid|t\.i\.d|qds|qid|q\.i\.d|daily|once|twice|nocte|mane|prn|every|q\d|(three|four)\stimes)\b", Plain, Timeout)]
    private static partial Regex BeforeFrequency();

    [GeneratedRegex(@"(?<![\d.])(?<n>[1-9]|one|two|three|four|half)\s?(x\s?)?$", Plain, Timeout)]
    private static partial Regex Multiple();

    [GeneratedRegex(@"((?<![\d.])([1-9]|one|two|three|four|half)\s?(x\s?)?)?(?<![\w.])\d[\d,.]{0,9}(\s?/\s?\d[\d.]{0,6})?\s?(?<unit>[a-z]{1,12})(\s(of|tabs?|tablets?|caps?|capsules?|iv|po|im|oral)){0,3}\s*$", Plain, Timeout)]
    private static partial Regex Lead();

    [GeneratedRegex(@"(/|per)\s?(?<ml>\d{0,4})\s?ml", Plain, Timeout)]
    private static partial Regex Concentration();

    [GeneratedRegex(@"(?<![\w./])(?<n>\d{1,4}(\.\d{1,3})?)\s?mls?\b", Plain, Timeout)]
    private static partial Regex Volume();

    [GeneratedRegex(@"(/|per|a)\s?(day|24\s?h|d\b)", Plain, Timeout)]
    private static partial Regex PerDay();

    [GeneratedRegex(@"(/|per)\s?(h|hr|hours?)\b", Plain, Timeout)]
    private static partial Regex PerTime();

    [GeneratedRegex(@"\b(total daily|in divided doses|divided (bd|bid|tds|tid|qds|qid)|daily in (two|three|four|\d) )", Plain, Timeout)]
    private static partial Regex WholeDayWords();

    [GeneratedRegex(@"\b(prn|p\.r\.n|as needed|as required|when required|when needed|if needed|if required)\b", Plain, Timeout)]
    private static partial Regex Needed();

    [GeneratedRegex(@"\b(stat|single dose|one-off|one off|once only|one dose|x\s?1|loading dose)\b", Plain, Timeout)]
    private static partial Regex OnceOnly();

    [GeneratedRegex(@"\b(?<local>topical(ly)?|cream|ointment|gel|lotion|shampoo|foam|eye ?drops?|ear ?drops?|drops|ophthalmic|nasal|nose|nostrils?|pessar(y|ies)|vaginal|pv|mouthwash|toothpaste)\b|\b(?<inhaled>inhal(er|ed|ation)|inh|neb(s|ulis?z?er|ulised|ulized)?|puffs?|mdi|accuhaler|turbohaler|turbuhaler|evohaler|respimat|handihaler|diskus)\b|\b(?<patch>patch(es)?|transdermal)\b|\b(?<iv>iv|i\.v|intravenous(ly)?|infusion|ivi)\b|\b(?<im>im|i\.m|intramuscular(ly)?|depot|lai)\b|\b(?<sc>sc|s/c|subcut(aneous(ly)?)?|subq|sq)\b|\b(?<rectal>pr|rectal(ly)?|supp(ository|ositories)?|enema)\b|\b(?<oral>po|p\.o|oral(ly)?|by mouth|tabs?|tablets?|caps?|capsules?|pills?|sublingual|sl|buccal|liquid|syrup|suspension)\b", Plain, Timeout)]
    private static partial Regex RouteWords();
}
