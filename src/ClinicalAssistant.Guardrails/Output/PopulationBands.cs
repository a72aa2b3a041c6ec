using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Reads which groups of patients a statement names, and whether this patient is one of them by age, weight, renal function, sex, pregnancy or birth.</summary>
internal sealed class PopulationBands
{
    private const decimal WeeksOfTerm = 37;
    private const decimal DaysOfYear = 365.25m;
    private const int LongestHead = 30;
    private const int LatestPregnancy = 60;
    private readonly decimal? _years;
    private readonly decimal? _kg;
    private readonly decimal? _egfr;
    private readonly decimal? _weeksAtBirth;
    private readonly int _renal;
    private readonly int _more;
    private readonly int _less;
    private readonly int _aged;
    private readonly int _lasting;
    private readonly (int Group, bool? Holds)[] _words;
    private readonly int _adult;
    private readonly int _old;
    private readonly int _notPregnant;
    private readonly int _pregnant;
    private readonly int _child;
    private readonly bool _isMale;
    private readonly (int Group, bool? Holds)[] _heads;

    public PopulationBands(GuardPolicy policy, Patient? patient, string question)
    {
        (_renal, _more, _less) = (policy.Group("renal_terms"), policy.Group("more_than"), policy.Group("less_than"));
        (_aged, _lasting) = (policy.Group("age_words"), policy.Group("duration_words"));
        (_notPregnant, _child, _isMale) = (policy.Group("band_not_pregnant"), policy.Group("band_child"), patient?.Sex == Sex.Male);
        (_adult, _old) = (policy.Group("band_adult"), policy.Group("band_old"));
        _pregnant = policy.Group("band_pregnant");
        var asked = Statement.Read(question, policy);
        _years = patient?.Age?.Years ?? Stated(asked, "a", static behind => behind.StartsWith("-old") || behind.StartsWith(" old"));
        _kg = patient?.WeightKg ?? Stated(asked, "kg", static _ => true);
        _egfr = patient?.Egfr;
        _weeksAtBirth = BornAt(asked);
        _words =
        [
            (_adult, Between(_years, 18, null, 16, null)),
            (_child, Between(_years, null, 12, null, 18)),
            (policy.Group("band_infant"), Between(_years, null, 1, null, 2)),
            (policy.Group("band_neonate"), Between(_years * DaysOfYear, null, 28, null, 29)),
            (_old, Between(_years, 75, null, 60, null)),
            (policy.Group("band_women"), patient?.Sex switch { Sex.Female => true, Sex.Male => false, _ => null }),
            (policy.Group("band_men"), patient?.Sex switch { Sex.Male => true, Sex.Female => false, _ => null }),
            (_pregnant, patient?.Pregnant ?? (patient?.Sex == Sex.Male || _years >= LatestPregnancy ? false : null)),
            (_notPregnant, !patient?.Pregnant ?? (patient?.Sex == Sex.Male ? true : null)),
            (policy.Group("band_term"), _weeksAtBirth >= WeeksOfTerm ? true : _weeksAtBirth is null ? null : false),
            (policy.Group("band_preterm"), _weeksAtBirth < WeeksOfTerm ? true : _weeksAtBirth is null ? null : false),
        ];
        _heads = [(policy.Group("band_head_pregnancy"), patient?.Pregnant ?? (patient?.Sex == Sex.Male ? false : null)), .. Heads(policy, patient)];
    }

    /// <summary>What the record says of states that divide patients; what it does not name excludes no group.</summary>
    private static List<(int Group, bool? Holds)> Heads(GuardPolicy policy, Patient? patient)
    {
        var recorded = (patient?.Conditions ?? []).Concat(patient?.Medications ?? []).Select(entry => Statement.Read(entry.Text, policy)).ToList();
        var suppressants = Statement.Read("immunosuppressant", policy).Stems;
        var heads = new List<(int, bool?)>();
        foreach (var (with, without) in (ReadOnlySpan<(string, string)>)[("immunosuppressed", "immunocompetent"), ("diabetic", "not_diabetic"), ("smoker", "non_smoker"), ("dialysis", "no_dialysis"), ("cirrhosis", "no_cirrhosis"), ("frail", "not_frail")])
        {
            var (has, hasNot) = (policy.Group("band_" + with), policy.Group("band_" + without));
            var isWithout = recorded.Exists(entry => entry.Has(hasNot));
            var isWith = !isWithout && recorded.Exists(entry => entry.Has(has) || (with == "immunosuppressed" && entry.Classes.Overlaps(suppressants)));
            heads.Add((has, isWith ? true : isWithout ? false : null));
            heads.Add((hasNot, isWith ? false : isWithout ? true : null));
        }

        return heads;
    }

    /// <summary>"Pregnancy: below 110", "Healthy, never vaccinated: 1 mL": a label before a colon.</summary>
    private static bool IsHead(Statement statement, int start, int end)
    {
        var colon = statement.Text.IndexOf(':', end);
        if (colon < 0 || statement.Numbers.Any(number => number.Start >= end && number.Start < colon && !IsBoundOfAge(statement, number)))
            return false;
        return colon == end || (colon - end <= LongestHead && statement.Text.AsSpan(0, start).TrimEnd() is [] or [.., '.' or ';' or ':']);
    }

    /// <summary>"Immunocompetent people aged 9 to 25:".</summary>
    private static bool IsBoundOfAge(Statement statement, TextNumber number) =>
        number.Unit == "a" || statement.Text.AsSpan(0, number.Start).TrimEnd() is var before && (before.EndsWith("aged") || before.EndsWith("ages") || before.EndsWith("age"));

    /// <summary>The groups that a statement names, in order of their place.</summary>
    public List<PopulationBand> Read(Statement statement)
    {
        var bands = new List<PopulationBand>();
        foreach (var (group, holds) in _words)
        {
            foreach (var hit in statement.Hits.Of(group))
            {
                var (start, end) = (statement.Hits.Tokens[hit.Start].Start, statement.Hits.Tokens[hit.End - 1].End);
                // "Women able to have children", "out of the reach of children".
                if (group == _child && hit.Start > 0 && statement.Hits.Tokens.Word(hit.Start - 1) is var lead && (lead is "have" or "having" or "want" or "bear" || (lead is "of" && hit.Start > 1 && statement.Hits.Tokens.Word(hit.Start - 2) is "reach")))
                    continue;
                // "Not pregnant" is longer than "pregnant".
                bands.RemoveAll(band => band.Start >= start && band.End <= end);
                if (!bands.Exists(band => band.Start <= start && band.End >= end))
                    bands.Add(new PopulationBand(start, end, IsOfWomen(statement, group, start, end) ? false : holds) { IsOfAdults = group == _adult, IsOfOld = group == _old, IsOfPregnant = group == _pregnant });
            }
        }

        foreach (var (group, holds) in _heads)
        {
            foreach (var hit in statement.Hits.Of(group))
            {
                var (start, end) = (statement.Hits.Tokens[hit.Start].Start, statement.Hits.Tokens[hit.End - 1].End);
                if (IsHead(statement, start, end) && !bands.Exists(band => band.Start <= start && band.End >= end))
                    bands.Add(new PopulationBand(start, end, holds));
            }
        }

        // "16 and over 1 ml; 1 to 15 years 0.5 ml": the one band tells what the other counts.
        var ofAge = statement.Numbers.Any(static number => number is { Unit: "a", High: not null });
        foreach (var number in statement.Numbers)
        {
            var direction = statement.Direction(number, _more, _less);
            if (Holds(statement, number, direction, ref ofAge) is var (isBand, holds) && isBand)
                bands.Add(new PopulationBand(number.Start, number.End, holds) { IsOfOld = ofAge && direction > 0 && number.Value >= 60, IsOfMeasure = number.Unit == "kg" || IsOfRenal(statement, number) });
        }

        bands.Sort(static (one, other) => one.Start.CompareTo(other.Start));
        return bands;
    }

    /// <summary>"Non-pregnant women" are no men, though these are not pregnant.</summary>
    private bool IsOfWomen(Statement statement, int group, int start, int end) =>
        _isMale && group == _notPregnant && statement.Text.AsSpan(start, end - start).Contains("women", StringComparison.OrdinalIgnoreCase);

    private (bool IsBand, bool? Holds) Holds(Statement statement, TextNumber number, int direction, ref bool ofAge)
    {
        if (number.Second is not null || number.IsPercent)
            return (false, null);
        var before = WordsBefore(statement, number.Start);
        var behind = statement.Text.AsSpan(number.End);
        var bounded = number.High is not null || direction != 0;
        if (number.Unit == "kg")
            return (bounded, bounded ? Within(statement, number, direction, _kg, 0) : null);
        if (number.Unit == "wk" && IsOfBirth(statement, number))
            return (true, _weeksAtBirth is { } weeks ? before.Contains("before") || direction < 0 ? weeks < number.Value : direction > 0 || before.Contains("after") || behind.StartsWith(" or more") ? weeks >= number.Value : null : null);
        if (IsOfRenal(statement, number))
            return (bounded, bounded ? Within(statement, number, direction, _egfr, 0) : null);
        if (!bounded || IsLasting(statement, number) || !IsOfAge(statement, number, ofAge))
            return (false, null);
        ofAge = true;
        var value = number.Unit switch { "mo" => _years * 12, "wk" => _years * DaysOfYear / 7, "d" => _years * DaysOfYear, _ => _years };
        return (true, Within(statement, number, direction, value, 1));
    }

    /// <summary>An age in whole years lies in "4–6 years" until the seventh birthday.</summary>
    private static bool? Within(Statement statement, TextNumber number, int direction, decimal? value, decimal whole)
    {
        if (value is not { } mine)
            return null;
        if (number.High is { } high)
            return mine >= number.Value && (whole > 0 ? mine < high + whole : mine <= high);
        var behind = statement.Text.AsSpan(number.End).TrimStart();
        var inclusive = number.Comparison is ">=" or "<=" || behind.StartsWith("or ") || behind.StartsWith("and ") || statement.Text.AsSpan(0, number.Start).TrimEnd() is var before && (before.EndsWith("least") || before.EndsWith("from") || before.EndsWith("to"));
        var level = whole > 0 ? decimal.Floor(mine) : mine;
        if (level == number.Value)
            return inclusive ? true : direction < 0 ? false : null;
        return direction > 0 ? mine > number.Value : mine < number.Value;
    }

    private bool IsOfRenal(Statement statement, TextNumber number) =>
        number.Unit is null or "mL/min" or "mL/min/{1.73_m2}" && statement.PartAt(number.Start) is { } part && statement.Hits.Between(_renal, part.First, part.End - 1) is [var hit, ..]
        && statement.Hits.Tokens[hit.Start].Start < number.Start;

    /// <summary>"Age 1–3 years", "6–12 years:", "under 80 years", "aged 65 or over".</summary>
    private bool IsOfAge(Statement statement, TextNumber number, bool ofAge)
    {
        if (number.Unit is not (null or "a" or "mo" or "wk" or "d"))
            return false;
        var named = IsNear(statement, number.Start, _aged) || IsBehindPeople(statement, number.Start) || statement.Text.AsSpan(number.End) is var behind && (behind.StartsWith(" of age") || behind.StartsWith("-old") || behind.StartsWith(" old"));
        return number.Unit switch
        {
            null => number.Value is > 0 and <= 110 && (named || (ofAge && (WordsBefore(statement, number.Start) is ["over" or "under" or "at" or "above" or "below" or "from", ..] || IsSeveral(statement, number)))),
            "a" => number.Value <= 110,
            "mo" => named || ofAge || (number.High is not null && IsAtBeginning(statement, number)) || IsHeadOfBand(statement, number),
            // "Six weeks or older" is an age.
            _ => named || IsHeadOfBand(statement, number) || statement.Text.AsSpan(number.End) is var rest && (rest.StartsWith(" or older") || rest.StartsWith(" or younger") || rest.StartsWith(" and older")),
        };
    }

    /// <summary>"6–12 months: 5 mL; 1–5 years: 10 mL", and not "a scan at 6 to 12 months".</summary>
    private static bool IsAtBeginning(Statement statement, TextNumber number) =>
        statement.Text.AsSpan(0, number.Start).TrimEnd() is [] or [.., ';' or ':' or ',' or '.' or '('];

    /// <summary>"Over 6 months: …" at the head of a statement.</summary>
    private static bool IsHeadOfBand(Statement statement, TextNumber number) =>
        statement.Text.AsSpan(0, number.Start).Trim() is var before && (before.Equals("over", StringComparison.OrdinalIgnoreCase) || before.Equals("under", StringComparison.OrdinalIgnoreCase) || before.Equals("above", StringComparison.OrdinalIgnoreCase)
            || before.Equals("below", StringComparison.OrdinalIgnoreCase) || before.Equals("from", StringComparison.OrdinalIgnoreCase)) && statement.Text.AsSpan(number.End).TrimStart().StartsWith(':');

    /// <summary>"Adults up to 65", "people over the age of 70": nothing but the bound stands between them.</summary>
    private bool IsBehindPeople(Statement statement, int place)
    {
        var token = TokenAt(statement, place) - 1;
        while (token > 0 && statement.Hits.Tokens.Word(token) is "up" or "to" or "over" or "under" or "above" or "below" or "than" or "older" or "younger" or "from" or "at" or "least" or "of" or "the")
            token--;
        return token >= 0 && !statement.Hits.Between(_aged, token, token).IsEmpty;
    }

    /// <summary>"At 80 and over", "12 and older".</summary>
    private static bool IsSeveral(Statement statement, TextNumber number) => statement.Text.AsSpan(number.End) is var behind && (behind.StartsWith(" and over") || behind.StartsWith(" and older") || behind.StartsWith(" or older"));

    /// <summary>"For 2 years", "every 5 years", "within 3 months", "over 5 years of treatment": a time, and no age.</summary>
    private bool IsLasting(Statement statement, TextNumber number) =>
        number.Unit is not null && ((IsNear(statement, number.Start, _lasting) && !IsRightBehind(statement, number.Start, _aged))
            || statement.Text.AsSpan(number.End).TrimStart() is var behind && (behind.StartsWith("ago") || behind.StartsWith("later") || behind.StartsWith("after") || behind.StartsWith("before") || behind.StartsWith("of treat") || behind.StartsWith("of therapy") || behind.StartsWith("of use") || behind.StartsWith("of follow")));

    /// <summary>"For ages 2 to 15 years" is no time.</summary>
    private static bool IsRightBehind(Statement statement, int place, int group) =>
        TokenAt(statement, place) - 1 is >= 0 and var token && statement.Hits.Tokens.Word(token) is "age" or "ages" or "aged" && !statement.Hits.Between(group, token, token).IsEmpty;

    private static bool IsNear(Statement statement, int place, int group)
    {
        var token = TokenAt(statement, place);
        return !statement.Hits.Between(group, token - 2, token - 1).IsEmpty;
    }

    private static bool IsOfBirth(Statement statement, TextNumber number)
    {
        foreach (var word in WordsBefore(statement, number.Start))
        {
            if (word is "born" or "birth" or "delivered" or "gestation")
                return true;
        }

        return statement.Text.AsSpan(number.End).TrimStart().StartsWith("gestation");
    }

    /// <summary>"Born at 31 weeks", "a 31-week baby".</summary>
    private static decimal? BornAt(Statement asked)
    {
        foreach (var number in asked.Numbers)
        {
            if (number is { Unit: "wk", High: null, Value: >= 22 and <= 43 } && (IsOfBirth(asked, number) || asked.Text.Contains("preterm", StringComparison.OrdinalIgnoreCase)))
                return number.Value;
        }

        return null;
    }

    private static decimal? Stated(Statement asked, string unit, Func<string, bool> fits)
    {
        var found = asked.Numbers.Where(number => number.Unit == unit && number.High is null && fits(asked.Text[number.End..])).ToList();
        return found is [var one] ? one.Value : null;
    }

    /// <summary>Up to three words before a place, the nearest first.</summary>
    private static List<string> WordsBefore(Statement statement, int place)
    {
        var words = new List<string>();
        for (var i = TokenAt(statement, place) - 1; i >= 0 && words.Count < 3; i--)
            words.Add(statement.Hits.Tokens.Word(i).ToString());
        return words;
    }

    private static int TokenAt(Statement statement, int place)
    {
        var tokens = statement.Hits.Tokens;
        var i = 0;
        while (i < tokens.Count && tokens[i].End <= place)
            i++;
        return i;
    }

    /// <summary>True from the inner bounds on, false beyond the outer, else not known.</summary>
    private static bool? Between(decimal? value, decimal? from, decimal? below, decimal? outerFrom, decimal? outerBelow)
    {
        if (value is not { } mine)
            return null;
        if ((from is null || mine >= from) && (below is null || mine < below))
            return true;
        return (outerFrom is not null && mine < outerFrom) || (outerBelow is not null && mine >= outerBelow) ? false : null;
    }
}
