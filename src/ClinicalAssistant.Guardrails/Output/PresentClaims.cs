namespace ClinicalAssistant.Guardrails;

/// <summary>What a sentence tells of the patient as so now: "she is taking X", "he carries Y", "currently drinks Z", "X is present".</summary>
internal static class PresentClaims
{
    private const int MostBetween = 3;

    /// <summary>The concepts claimed, up to what says why, since when or with what.</summary>
    public static HashSet<uint> Of(Statement sentence)
    {
        var tokens = sentence.Hits.Tokens;
        var claimed = new HashSet<uint>();
        foreach (var part in sentence.Parts)
        {
            if (part.IsConditional || part.IsTemporal || part.AdvisesAgainst)
                continue;
            var verb = Verb(tokens, part);
            if (verb >= 0)
                Add(sentence, verb + 1, part.End, claimed);
            else if (IsPresent(tokens, part) is >= 0 and var end)
                Add(sentence, part.First, end, claimed);
        }

        return claimed;
    }

    /// <summary>The verb of the present behind the patient, or behind a "currently" that opens the clause; -1 for none.</summary>
    private static int Verb(Tokens tokens, StatementPart part)
    {
        for (var i = part.First; i < part.End; i++)
        {
            var isPatient = tokens.Word(i) is "he" or "she" or "you" or "patient" || (i > part.First && tokens.Word(i - 1) is "mr" or "mrs" or "ms" or "miss");
            if (!isPatient && !(i == part.First && IsNow(tokens.Word(i))))
                continue;
            for (var v = i + 1; v < Math.Min(part.End, i + 1 + MostBetween); v++)
            {
                if (tokens.Word(v) is "is" or "are")
                    return v + 1 < part.End && IsState(tokens, v + 1, part.End) ? v : -1;
                if (tokens.Word(v) is "has" or "have")
                    return v + 1 < part.End && !IsPerfect(tokens, v + 1, part.End) ? v : -1;
                if (tokens.Word(v) is "takes" or "take" or "uses" or "use" or "smokes" or "smoke" or "drinks" or "drink" or "wears" or "wear" or "carries" or "carry" or "remains" or "remain" or "continues" or "receives" or "injects" or "inhales" or "suffers")
                    return v;
                if (!IsNow(tokens.Word(v)) && tokens.Word(v).Length > 1 && tokens.Word(v) is not ("also" or "regularly" or "usually"))
                    break;
            }
        }

        return -1;
    }

    private static bool IsNow(ReadOnlySpan<char> word) => word is "currently" or "still" or "presently" or "now";

    /// <summary>"Is taking", "is on", "is a smoker", "is being treated"; not "is to", "is due", "is free of".</summary>
    private static bool IsState(Tokens tokens, int first, int end)
    {
        while (first < end && (IsNow(tokens.Word(first)) || tokens.Word(first) is "also" or "at" or "present" or "being"))
            first++;
        if (first >= end)
            return false;
        var word = tokens.Word(first);
        return word is "on" or "under" or "in" or "a" or "an" or "dependent" or "addicted" or "treated" or "colonised" or "colonized" or "infected" || (word.Length > 4 && word.EndsWith("ing") && word is not ("waiting" or "having" or "going" or "being" or "coming" or "starting" or "awaiting"));
    }

    /// <summary>"Has had", "has taken", "has been", "has no".</summary>
    private static bool IsPerfect(Tokens tokens, int first, int end)
    {
        while (first < end && tokens.Word(first) is "also" or "since" or "previously" or "now" or "already")
            first++;
        return first >= end || tokens.Word(first) is "had" or "been" or "no" or "not" or "never" or "taken" or "to" or "quit" or "given" or "come" or "past" || (tokens.Word(first).Length > 4 && tokens.Word(first).EndsWith("ed"));
    }

    /// <summary>"X is present": the end of what stands before, -1 for none.</summary>
    private static int IsPresent(Tokens tokens, StatementPart part)
    {
        for (var i = part.First + 1; i + 1 < part.End; i++)
        {
            if (tokens.Word(i) is "is" or "are" && tokens.Word(i + 1) is "present" or "ongoing" or "active")
                return i;
        }

        return -1;
    }

    private static void Add(Statement sentence, int from, int end, HashSet<uint> claimed)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = from; i < end; i++)
        {
            // "Treated with X", "under treatment for X" go on; what else follows tells why or beside what.
            var isOfTreatment = i > from && tokens.Word(i - 1) is "treated" or "treatment" or "therapy" or "dependent";
            if (i + 1 < end && tokens.Word(i) is "in" && tokens.Word(i + 1) is "place" or "lieu")
                return;
            if (!isOfTreatment && i > from && tokens.Word(i) is "for" or "with" or "following" or "because" or "due" or "after" or "before" or "since" or "while" or "when" or "until" or "from" or "by" or "as" or "during" or "instead" or "rather" or "despite" or "to" or "if" or "than" or "together" or "alongside" or "without" or "whose" or "which" or "that" or "who" or "except" or "about" or "against" or "off")
                return;
            if (sentence.ConceptAt[i] != 0 && !sentence.DeniedAt[i])
                claimed.Add(sentence.ConceptAt[i]);
        }
    }
}
