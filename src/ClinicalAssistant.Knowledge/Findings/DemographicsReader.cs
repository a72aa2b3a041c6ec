using System.Globalization;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads age, sex and pregnancy ("58M", "7 yo girl", "3-week-old", "G2P1 at 32 weeks").</summary>
internal static partial class DemographicsReader
{
    public static Demographics Read(string text, Token[] tokens, ContextMap context)
    {
        var (age, sex) = AgeAndSex(text);
        if (sex == Sex.Unknown)
            sex = SexByWords(text, tokens, context);
        var pregnancy = Pregnancy(text, context);
        if (pregnancy.Pregnant == true)
            sex = Sex.Female;
        return new Demographics(age, sex, sex == Sex.Male ? null : pregnancy.Pregnant, sex == Sex.Male ? null : pregnancy.Weeks);
    }

    private static (Age? Age, Sex Sex) AgeAndSex(string text)
    {
        var worded = WordedAge().Match(text);
        var brief = BriefAge().Match(text);
        if (brief.Success && (!worded.Success || brief.Index < worded.Index))
            return (Years(brief.Groups["n"].Value, "y"), Letter(brief.Groups["s"].Value));
        var slashed = SlashedAge().Match(text);
        if (slashed.Success && !worded.Success)
            return (Years(slashed.Groups["n"].Value, "y"), Letter(slashed.Groups["s"].Value));
        if (worded.Success)
            return (Years(worded.Groups["n"].Value, worded.Groups["u"].Value), Word(worded.Groups["s"].Value));
        var aged = Aged().Match(text);
        if (aged.Success)
            return (Years(aged.Groups["n"].Value, aged.Groups["u"].Success ? aged.Groups["u"].Value : "y"), Sex.Unknown);
        return Newborn().IsMatch(text) ? (Age.FromDays(7m), Sex.Unknown) : (null, Sex.Unknown);
    }

    private static Age? Years(string number, string unit)
    {
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
            return null;
        var days = char.ToLowerInvariant(unit[0]) switch
        {
            'm' => count * 365.25m / 12m,
            'w' => count * 7m,
            'd' => count,
            'h' => count / 24m,
            _ => count * 365.25m,
        };
        return days <= Age.Maximum * 365.25m ? Age.FromDays(days) : null;
    }

    private static Sex Letter(string letter) => letter switch
    {
        "M" or "m" => Sex.Male,
        "F" or "f" => Sex.Female,
        _ => Sex.Unknown,
    };

    private static Sex Word(string word) => word.ToLowerInvariant() switch
    {
        "man" or "male" or "boy" or "gentleman" or "m" or "guy" or "father" or "grandfather" => Sex.Male,
        "woman" or "female" or "girl" or "lady" or "f" or "mother" or "grandmother" or "primigravida" or "multigravida" or "primip" => Sex.Female,
        _ => Sex.Unknown,
    };

    private static Sex SexByWords(string text, Token[] tokens, ContextMap context)
    {
        var male = 0;
        var female = 0;
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Word || token.Length > 10)
                continue;
            var word = token.In(text).ToString().ToLowerInvariant();
            var (m, f) = word switch
            {
                "man" or "male" or "boy" or "gentleman" => (5, 0),
                "woman" or "female" or "girl" or "lady" => (0, 5),
                "he" or "him" or "his" or "himself" => (1, 0),
                "she" or "her" or "hers" or "herself" => (0, 1),
                "testicle" or "testicular" or "prostate" or "scrotal" or "penis" or "penile" => (4, 0),
                "lmp" or "menses" or "vaginal" or "uterus" or "breastfeeding" or "menopausal" => (0, 4),
                _ => (0, 0),
            };
            if (m + f == 0 || (context.At(token.Start, token.End) & ContextSense.Family) != 0)
                continue;
            male += m;
            female += f;
        }

        if (male != female)
            return male > female ? Sex.Male : Sex.Female;
        var mine = MyRelative().Match(text);
        return mine.Success ? mine.Groups["f"].Success ? Sex.Female : Sex.Male : Sex.Unknown;
    }

    private static (bool? Pregnant, decimal? Weeks) Pregnancy(string text, ContextMap context)
    {
        var weeks = Gestation().Match(text);
        if (weeks.Success && Sense(context, weeks) == ContextSense.None)
            return (true, decimal.Parse(weeks.Groups["w"].ValueSpan, CultureInfo.InvariantCulture));
        bool? pregnant = null;
        foreach (Match word in Pregnant().Matches(text))
        {
            var sense = Sense(context, word);
            if (sense == ContextSense.None)
                return (true, null);
            if (sense == ContextSense.Negated)
                pregnant = false;
        }

        return (NegativeTest().IsMatch(text) ? false : pregnant, null);
    }

    private static ContextSense Sense(ContextMap context, Match match) => context.At(match.Index, match.Index + match.Length);

    [GeneratedRegex(@"(?<![\w.])(?<n>\d{1,3}(?:\.5)?)[\s-]{0,2}(?<u>years?|yrs?|y|months?|mo|mths?|weeks?|wks?|wk|days?|day|hours?|hour)[\s/-]{0,2}(?:old|o|of age)\b\.?[\s,]*(?:(?:[\w-]+[\s,]+){0,4}?(?<s>man|woman|male|female|boy|girl|gentleman|lady|guy|primigravida|multigravida|primip|M|F)\b)?|(?<![\w.])(?<n>\d{1,3})[\s-]{0,2}(?<u>y|yo|yr|yrs)\b\.?[\s,/-]*(?<s>man|woman|male|female|boy|girl|gentleman|lady|M|F)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WordedAge();

    [GeneratedRegex(@"(?:^|[\n.;(]\s*|\b(?:a|an|pt|patient|for|in|is|with|hx|re|of|had|have|seeing|saw|got)[\s:]+)(?<n>\d{1,3})\s?(?<s>[MF]|[mf](?=\s))(?![\w/])|(?<=[\s:])(?<!\b(?:[Tt]|[Tt]emp|[Tt]emperature|[Tt]max|of|to|at)[\s:]*)(?<n>[1-9]\d)(?<s>[MF])(?=[\s,.;:]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex BriefAge();

    [GeneratedRegex(@"\b(?:(?<s>[MF])\s?/\s?(?<n>\d{1,3})|(?<n>\d{1,3})\s?/\s?(?<s>[MF]))\b", RegexOptions.CultureInvariant)]
    private static partial Regex SlashedAge();

    [GeneratedRegex(@"\b(?:aged|age|age:|age of)[\s:]*(?<n>\d{1,3})\b(?:\s?(?<u>years|months|weeks|days|mo|m|wk)\b)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Aged();

    [GeneratedRegex(@"\b(?:newborn|neonate)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Newborn();

    [GeneratedRegex(@"\bmy\s+(?:\d+[\s-]\w+[\s-]old\s+)?(?:(?<f>wife|mother|mum|mom|daughter|sister|girlfriend|grandmother|grandma|aunt)|(?<m>husband|father|dad|son|brother|boyfriend|grandfather|grandpa|uncle))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MyRelative();

    [GeneratedRegex(@"\bG\d+\s?P\d+(?:[+\-]\d+)?\s+(?:at|@)?\s*(?<w>[1-4]?\d)(?:\s?\+\s?\d)?\s*(?:/\s?40|weeks?|wks?|wk)\b|\bpregnant\b[^.;\n]{0,15}?\bat\s+(?<w>[1-4]?\d)\s*(?:/\s?40|weeks?|wks?|wk)\b|\b(?<w>[1-4]?\d)(?:\s?\+\s?\d)?\s*(?:/\s?40\b|[\s-]*(?:weeks?|wks?|wk)(?:'|’)?\s*(?:pregnant|gestation\b|gestational|of\s+(?:gestation|pregnancy)))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Gestation();

    [GeneratedRegex(@"\b(?:pregnant|gravid|in labou?r|primigravida|currently expecting|expecting a baby|IUP)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pregnant();

    [GeneratedRegex(@"\b(?:pregnancy test|hcg|β-?hcg|upt|b-hcg)\b[\s:]*(?:is|was|are)?\s*(?:negative|neg|-ve)\b|\bnegative\s+(?:urine\s+)?(?:pregnancy test|hcg|upt)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NegativeTest();
}
