using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Tells whether a sentence proposes a treatment.</summary>
internal sealed partial class Proposals(GuardPolicy policy)
{
    private const int Before = 7;
    private const int After = 8;
    private const int Near = 3;
    private readonly int _recommending = policy.Group("recommending");
    private readonly int _pseudo = policy.Group("negating_pseudo");
    private readonly int _permitting = policy.Group("permitting");
    private readonly int _warning = policy.Group("warning_words");
    private readonly int _reaction = policy.Group("reaction_mention");
    private readonly int _applying = policy.Group("applying");
    private readonly int _playsDown = policy.Group("plays_down");

    /// <summary>Terms that advise against.</summary>
    public int Against { get; } = policy.Group("advising_against");

    /// <summary>Whether it recommends something or gives it a dose.</summary>
    public bool IsProposal(Statement sentence) => sentence.Has(_recommending) || HasDose(sentence) || sentence.Frequencies.Any(frequency => frequency.PerDay > 0 && frequency.Start > 0);

    /// <summary>"X is the second agent for him", "she should have X", "he needs X": offered without a word of giving, and nothing takes it back.</summary>
    public static bool IsOffer(Statement sentence) => Offer().IsMatch(sentence.Text) && !TakenBack().IsMatch(sentence.Text);

    [GeneratedRegex(@"\b(?:is|are|remains?|makes?) (?:(?:the|a|an|his|her|your) )?(?:[\w-]+ ){0,2}(?:agent|choice|option|drug|medicine|treatment|tablet|vaccine|antibiotic|pick|partner) for (?:him|her|you|them|this (?:man|woman|patient|boy|girl|child))\b|\b(?:should|must|will|can|may|ought to|needs? to|is to|are to) (?:(?:now|also|then|just|still) )?(?:have|get|receive|be given|be offered)\b|\b(?:he|she|you) (?:gets?|needs?|receives?)\b|\bfits? (?:him|her|you)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Offer();

    [GeneratedRegex(@"\b(?:not|never|no|cannot|avoid\w*|instead|unsuitable|if|unless|would|was|were|had|did|but|though|although|until|only)\b|n['’]t\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TakenBack();

    /// <summary>"would be first, but", "usually", "belongs to": said of the drug in general.</summary>
    public static bool IsHypothetical(Statement sentence, int token)
    {
        for (var i = Math.Max(0, token - 6); i < Math.Min(sentence.Hits.Tokens.Count, token + 7); i++)
        {
            var word = sentence.Hits.Tokens.Word(i);
            if ((word is "would" && !IsOfWriter(sentence, i) && !IsForPatient(sentence, i)) || word is "otherwise" or "belongs" or "unless" || (word is "if" && !IsOfCourse(sentence, i, token)))
                return true;
        }

        return false;
    }

    /// <summary>"I would put her on it": the writer proposes, where no other clause takes it back.</summary>
    private static bool IsOfWriter(Statement sentence, int would)
    {
        var tokens = sentence.Hits.Tokens;
        if (would == 0 || tokens.Word(would - 1) is not ("i" or "we") || tokens.Word(would + 1 < tokens.Count ? would + 1 : would) is "not" or "have" or "avoid")
            return false;
        for (var i = would + 1; i < tokens.Count; i++)
        {
            if (tokens.Word(i) is "but" or "however" or "if" or "unless" or "though" or "although" or "were" or "except" or "rather" or "not")
                return false;
        }

        return true;
    }

    /// <summary>"Would suit her", "would be fine for him", "would be a good choice": proposed, where no other clause takes it back.</summary>
    private static bool IsForPatient(Statement sentence, int would)
    {
        var tokens = sentence.Hits.Tokens;
        var named = false;
        for (var i = would + 1; i < tokens.Count; i++)
        {
            named |= i <= would + 4 && tokens.Word(i) is "her" or "him" or "you" or "them" or "good" or "right" or "suitable" or "ideal" or "reasonable" or "sensible" or "appropriate" or "fine";
            if (tokens.Word(i) is "but" or "however" or "if" or "unless" or "though" or "although" or "were" or "except")
                return false;
        }

        return named;
    }

    /// <summary>"Take her off lisinopril", "come off it": that very thing is stopped; "now that she is off diltiazem, verapamil" stops no verapamil.</summary>
    public static bool IsTakenAway(Statement sentence, int token)
    {
        var tokens = sentence.Hits.Tokens;
        var off = token > 0 && tokens.Word(token - 1) is "the" or "her" or "his" or "your" ? token - 2 : token - 1;
        return off > 0 && tokens.Word(off) is "off" && (tokens.Word(off - 1) is "come" or "comes" || (off > 1 && tokens.Word(off - 1) is "her" or "him" or "you" or "them" && tokens.Word(off - 2) is "take" or "taking"));
    }

    /// <summary>"If bleeding continues, give it": the condition stands before, apart, and is none that the patient may not meet.</summary>
    private static bool IsOfCourse(Statement sentence, int condition, int token)
    {
        var tokens = sentence.Hits.Tokens;
        var apart = false;
        for (var i = condition + 1; i <= token; i++)
        {
            if (tokens.Word(i - 1) is "allergic" or "allergy" or "not" or "no" or "intolerant" or "tolerated" or "tolerates" or "suitable" or "without" or "never" or "preferred" or "needed" or "chosen" or "used" or "picked")
                return false;
            apart |= tokens.Text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End).Contains(',');
        }

        return apart;
    }

    /// <summary>Whether the clause says to bring what stands at the token to the patient ("cover the wound with it", "skin is cleaned with it").</summary>
    public bool IsApplied(Statement sentence, int token) =>
        sentence.PartAt(sentence.Hits.Tokens[token].Start) is { } part && !sentence.Hits.Between(_applying, part.First, part.End - 1).IsEmpty;

    /// <summary>"X is first line, but he reacts to it": a later clause tells the reaction or advises against, plays nothing down and proposes nothing of that kind.</summary>
    public bool IsSetAside(Statement sentence, int token, int drugs)
    {
        for (var p = 1; p < sentence.Parts.Count; p++)
        {
            var part = sentence.Parts[p];
            if (part.First <= token || !(sentence.Hits.Tokens.Word(part.First) is "but" or "however" or "although" or "though" or "yet" or "whereas" or "so" or "therefore" || IsReasonToPass(sentence, part, token)))
                continue;
            var last = sentence.Hits.Tokens.Count - 1;
            if (!sentence.Hits.Between(_playsDown, part.First, last).IsEmpty || (sentence.Hits.Between(_reaction, part.First, last).IsEmpty && sentence.Hits.Between(Against, part.First, last).IsEmpty))
                continue;
            return !ProposesLater(sentence, part.First, drugs);
        }

        return false;
    }

    /// <summary>"X is first line; because of her allergy, give Y": a reason, where X is told and not ordered, and something is ordered behind it.</summary>
    private bool IsReasonToPass(Statement sentence, StatementPart part, int token) =>
        sentence.Hits.Tokens.Word(part.First) is "because" or "given" or "since" or "as" && sentence.PartAt(sentence.Hits.Tokens[token].Start) is { } own
            && !IsAsked(sentence, own.First, token) && IsAsked(sentence, part.First, sentence.Hits.Tokens.Count);

    /// <summary>"She is allergic to it but give flucloxacillin 500 mg": the clause of the medicine opens with a contrast, proposes, and says nothing against.</summary>
    public bool IsProposedAfterAll(Statement sentence, int token)
    {
        if (sentence.PartAt(sentence.Hits.Tokens[token].Start) is not { First: > 0 } part || sentence.Hits.Tokens.Word(part.First) is not ("but" or "yet" or "however"))
            return false;
        return !sentence.Hits.Between(_recommending, part.First, token).IsEmpty && sentence.Hits.Between(Against, part.First, part.End - 1).IsEmpty && sentence.Hits.Between(_reaction, part.First, part.End - 1).IsEmpty;
    }

    private bool ProposesLater(Statement sentence, int from, int drugs)
    {
        foreach (var hit in sentence.Hits.Between(_recommending, from, sentence.Hits.Tokens.Count - 1))
        {
            if (!sentence.DeniedAt[hit.Start] && (sentence.Hits.Tokens.Word(Math.Max(0, hit.Start - 1)) is "it" or "this" or "they" || sentence.Hits.Between(drugs, hit.Start, hit.End + 3).Length > 0))
                return true;
        }

        return false;
    }

    /// <summary>Whether a word of warning stands near.</summary>
    public bool IsWarned(Statement sentence, int token) => IsAdvisedAgainst(sentence, token) || IsOfHarm(sentence, token);

    /// <summary>
    /// Whether what stands at the token is advised against: in its own clause, or in a later one that names nothing of its own ("…, which is unsuitable").
    /// "Do not use heat; cover it with plaster" advises against another thing.
    /// </summary>
    public bool IsAdvisedAgainst(Statement sentence, int token)
    {
        foreach (var hit in sentence.Hits.Between(Against, token - Before, token + After))
        {
            if (IsOf(sentence, hit, token) || PointsBack(sentence, hit, token))
                return true;
        }

        return false;
    }

    /// <summary>Whether the words stand in the token's clause and are said of it: "instead of X", "replace X with Y" and "Y replaces X" are said of X alone.</summary>
    private bool IsOf(Statement sentence, TermHits.Hit hit, int token)
    {
        var tokens = sentence.Hits.Tokens;
        if (!ReferenceEquals(sentence.PartAt(tokens[hit.Start].Start), sentence.PartAt(tokens[token].Start)) || IsTakenBack(sentence, hit))
            return false;
        var word = tokens.Word(hit.Start);
        // "Give it with caution" gives it.
        if (word.StartsWith("caution"))
            return false;
        // "Stopping X and starting Y" is said of X.
        foreach (var ask in sentence.Hits.Between(_recommending, hit.End, token))
        {
            if (tokens.Word(ask.Start - 1) is "and" or "then")
                return false;
        }

        // "With her penicillin allergy give amoxicillin": the allergy is told, and it is proposed all the same.
        if (word.StartsWith("allerg") || word.StartsWith("anaphyla") || word.StartsWith("cross"))
            return !IsAsked(sentence, hit.End, token);
        if (!IsExchange(word))
            return true;
        if (token < hit.Start)
            return word is "replaced" or "swapped";
        for (var i = hit.End; i < token; i++)
        {
            if (tokens.Word(i) is "with" or "for" or "by" or "to")
                return false;
        }

        return !IsAsked(sentence, hit.End, token);
    }

    /// <summary>"Instead of", "in place of", "replaces": one thing for another.</summary>
    private static bool IsExchange(ReadOnlySpan<char> word) =>
        word is "instead" or "rather" or "alternative" or "substitute" or "in" || word.StartsWith("replac") || word.StartsWith("swap") || word.StartsWith("switch");

    /// <summary>"…, which is not to be used", "…, so avoid the pair": a later clause that names nothing else. "Do not stop it early" tells how to take it.</summary>
    private static bool PointsBack(Statement sentence, TermHits.Hit hit, int token)
    {
        if (sentence.PartAt(sentence.Hits.Tokens[hit.Start].Start) is not { } part || part.First <= token || IsOfManner(sentence, hit, part))
            return false;
        for (var i = part.First; i < part.End; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "it" or "them" or "both" or "these" or "pair" or "combination" or "together" or "two")
                return true;
        }

        // "An NSAID, the usual choice, is closed to him": the clause has no subject but what stands before.
        return part.Concepts.Count == 0 || sentence.Hits.Tokens.Word(part.First) is "is" or "are" or "should" or "must" or "cannot" or "would" || (part.Concepts.Count == 1 && part.Concepts.Contains(sentence.ConceptAt[hit.End - 1]));
    }

    /// <summary>Whether "do not", "never", "must not" stand before another verb than one of giving and taking, or "stop" is denied itself.</summary>
    private static bool IsOfManner(Statement sentence, TermHits.Hit hit, StatementPart part)
    {
        var tokens = sentence.Hits.Tokens;
        if (tokens.Word(hit.Start) is "stop" or "stopping" or "hold" or "withhold" || tokens.Word(hit.Start).StartsWith("discontinu"))
            return sentence.DeniedAt[hit.Start] && Array.IndexOf(sentence.DeniedAt, true, part.First, hit.Start - part.First) >= 0;
        if (tokens.Word(hit.End - 1) is not ("not" or "never"))
            return false;
        var verb = hit.End;
        while (verb < part.End && tokens.Word(verb) is "be" or "to" or "then" or "both")
            verb++;
        return verb < part.End && tokens.Word(verb) is not ("give" or "given" or "take" or "taken" or "use" or "used" or "start" or "started" or "prescribe" or "prescribed" or "combine" or "combined" or "mix" or "have" or "go" or "together" or "added" or "add" or "continue" or "restart" or "restarted" or "with");
    }

    /// <summary>"Not unsafe", "no reason to avoid": the word against is itself denied.</summary>
    private bool IsTakenBack(Statement sentence, TermHits.Hit hit)
    {
        foreach (var pseudo in sentence.Hits.Of(_pseudo))
        {
            if (pseudo.Start <= hit.Start && hit.Start < pseudo.End && pseudo.Start < hit.Start)
                return true;
        }

        return false;
    }

    /// <summary>"Do not delay her amoxicillin", "never miss": what is not to be left out is to be taken.</summary>
    public static bool IsKept(Statement sentence, int token)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = Math.Max(1, token - After); i < token; i++)
        {
            if (tokens.Word(i) is "stop" or "skip" or "miss" or "delay" or "interrupt" or "discontinue" or "forget" or "omit" or "withhold" && token - i <= Near && tokens.Word(i - 1) is "not" or "never" or "dont")
                return true;
        }

        return false;
    }

    private bool IsAsked(Statement sentence, int from, int end) => !sentence.Hits.Between(_recommending, from, end - 1).IsEmpty;

    /// <summary>Whether a word of harm stands near; "she is at high risk, so start it" tells of the patient.</summary>
    private bool IsOfHarm(Statement sentence, int token)
    {
        foreach (var hit in sentence.Hits.Between(_warning, token - 3, token + 6))
        {
            if (!(sentence.Hits.Tokens.Word(hit.Start) is "risk" && hit.Start is > 0 && hit.Start < token && sentence.Hits.Tokens.Word(hit.Start - 1) is "high" or "low" or "moderate" or "intermediate" or "at"))
                return true;
        }

        return false;
    }

    /// <summary>Whether it allows something ("you can drive again").</summary>
    public bool Permits(Statement sentence) => sentence.Has(_permitting);

    /// <summary>Whether it allows something to be given or taken ("can also be given", "may be put back").</summary>
    public bool PermitsGiving(Statement sentence)
    {
        foreach (var hit in sentence.Hits.Of(_permitting))
        {
            for (var i = hit.End; !sentence.DeniedAt[hit.Start] && i < Math.Min(sentence.Hits.Tokens.Count, hit.End + 3); i++)
            {
                if (sentence.Hits.Tokens.Word(i) is "given" or "put" or "restarted" or "resumed" or "kept" or "continued" or "started" or "used" or "taken" or "prescribed" or "added")
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether what stands at the token is what is proposed or allowed ("use a heat pack").</summary>
    public bool IsProposed(Statement sentence, int token) => !sentence.Hits.Between(_recommending, token - 3, token - 1).IsEmpty || !sentence.Hits.Between(_permitting, token - 3, token - 1).IsEmpty;

    /// <summary>
    /// Whether a past reaction is told near: in the clause of the token, or in another where that clause does not propose it
    /// ("the usual amoxicillin gave her hives", and not "despite her allergy, amoxicillin is fine").
    /// </summary>
    public bool IsOfReaction(Statement sentence, int token)
    {
        var part = sentence.PartAt(sentence.Hits.Tokens[token].Start);
        foreach (var hit in sentence.Hits.Between(_reaction, token - 5, token + 6))
        {
            var isHere = ReferenceEquals(sentence.PartAt(sentence.Hits.Tokens[hit.Start].Start), part);
            if (isHere ? IsOf(sentence, hit, token) : part is not null && !IsExchange(sentence.Hits.Tokens.Word(hit.Start)) && !IsOffered(sentence, part))
                return true;
        }

        return false;
    }

    /// <summary>Whether the clause recommends, permits or gives a dose.</summary>
    private bool IsOffered(Statement sentence, StatementPart part)
    {
        if (IsAsked(sentence, part.First, part.End) || !sentence.Hits.Between(_permitting, part.First, part.End - 1).IsEmpty)
            return true;
        foreach (var number in sentence.Numbers)
        {
            if (IsDose(number) && ReferenceEquals(sentence.PartAt(number.Start), part))
                return true;
        }

        return false;
    }

    /// <summary>Whether a clause tells of a past reaction.</summary>
    public bool TellsReaction(Statement sentence, StatementPart part) => !sentence.Hits.Between(_reaction, part.First, part.End - 1).IsEmpty;

    /// <summary>Whether it states an amount of a medicine.</summary>
    public static bool HasDose(Statement sentence)
    {
        foreach (var number in sentence.Numbers)
        {
            if (IsDose(number))
                return true;
        }

        return false;
    }

    private static bool IsDose(TextNumber number) =>
        number.Unit is { } unit && (NumberReader.SameDimension(unit, "mg") || unit.StartsWith("mg/", StringComparison.Ordinal) || unit is "U" or "[IU]" or "U/kg");
}
