using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Tells whether a sentence proposes a treatment.</summary>
internal sealed class Proposals(GuardPolicy policy)
{
    private readonly int _recommending = policy.Group("recommending");
    private readonly int _permitting = policy.Group("permitting");
    private readonly int _warning = policy.Group("warning_words");
    private readonly int _reaction = policy.Group("reaction_mention");
    private readonly int _applying = policy.Group("applying");
    private readonly int _playsDown = policy.Group("plays_down");

    /// <summary>Terms that advise against.</summary>
    public int Against { get; } = policy.Group("advising_against");

    /// <summary>Whether it recommends something or gives it a dose.</summary>
    public bool IsProposal(Statement sentence) => sentence.Has(_recommending) || HasDose(sentence) || sentence.Frequencies.Any(frequency => frequency.PerDay > 0 && frequency.Start > 0);

    /// <summary>Whether it proposes and says nothing against.</summary>
    public bool Proposes(Statement sentence) => IsProposal(sentence) && !sentence.Has(Against);

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
            if (part.First <= token || sentence.Hits.Tokens.Word(part.First) is not ("but" or "however" or "although" or "though" or "yet" or "whereas" or "so" or "therefore"))
                continue;
            var last = sentence.Hits.Tokens.Count - 1;
            if (!sentence.Hits.Between(_playsDown, part.First, last).IsEmpty || (sentence.Hits.Between(_reaction, part.First, last).IsEmpty && sentence.Hits.Between(Against, part.First, last).IsEmpty))
                continue;
            return !ProposesLater(sentence, part.First, drugs);
        }

        return false;
    }

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
    public bool IsWarned(Statement sentence, int token) =>
        !sentence.Hits.Between(Against, token - 7, token + 8).IsEmpty || IsOfHarm(sentence, token);

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

    /// <summary>Whether a past reaction is told near ("gave him bronchospasm").</summary>
    public bool IsOfReaction(Statement sentence, int token) => !sentence.Hits.Between(_reaction, token - 5, token + 6).IsEmpty;

    /// <summary>Whether a clause tells of a past reaction.</summary>
    public bool TellsReaction(Statement sentence, StatementPart part) => !sentence.Hits.Between(_reaction, part.First, part.End - 1).IsEmpty;

    /// <summary>Whether it states an amount of a medicine.</summary>
    public static bool HasDose(Statement sentence)
    {
        foreach (var number in sentence.Numbers)
        {
            if (number.Unit is { } unit && (NumberReader.SameDimension(unit, "mg") || unit.StartsWith("mg/", StringComparison.Ordinal) || unit is "U" or "[IU]" or "U/kg"))
                return true;
        }

        return false;
    }
}
