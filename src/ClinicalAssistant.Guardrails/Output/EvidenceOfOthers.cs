using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// All that the sentence cites opens with a group of people that this patient is none of ("Children with shock: …", "Adults aged 50 or over can …"), and
/// the sentence tells it of the patient.
/// </summary>
internal sealed class EvidenceOfOthers(PopulationBands bands)
{
    private const int LeastShared = 2;

    public bool IsToldOfPatient(Statement sentence, IReadOnlyList<string> cited, IReadOnlyList<Fact> basis)
    {
        if (basis.Count == 0 || Denies(sentence))
            return false;
        foreach (var id in cited.Distinct())
        {
            // Which of its sentences says what this one says: another may speak of all patients.
            Fact? nearest = null;
            int most = 0, all = 0;
            foreach (var fact in basis)
            {
                all += fact.EvidenceId == id ? 1 : 0;
                if (fact.EvidenceId == id && Nearness(sentence, fact.Statement) is var near && near > most)
                    (nearest, most) = (fact, near);
            }

            // What stands alone in its evidence is what the sentence tells of the patient, however it is said.
            if (most < LeastShared && all == 1)
                nearest = basis.First(fact => fact.EvidenceId == id);
            if ((most < LeastShared && (all > 1 || !IsOfPatient(sentence) || NamesGroup(sentence, nearest!.Statement))) || !OpensWithOthers(nearest!.Statement) || NamesBound(sentence, nearest.Statement))
                return false;
        }

        return true;
    }

    /// <summary>"She can have it", and not "she is too young".</summary>
    private static bool IsOfPatient(Statement sentence)
    {
        var named = false;
        for (var i = 0; i < sentence.Hits.Tokens.Count; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "too" or "outside" or "beyond" or "yet" or "other" or "others" or "different" or "another" or "only" or "until")
                return false;
            named |= sentence.Hits.Tokens.Word(i) is "she" or "he" or "you" or "her" or "him" or "his" or "your";
        }

        return named;
    }

    /// <summary>Whether the sentence names the group itself, other than by an age.</summary>
    private bool NamesGroup(Statement sentence, Statement fact)
    {
        foreach (var band in bands.Read(fact))
        {
            for (var i = 0; i < fact.ConceptAt.Length; i++)
            {
                if (fact.ConceptAt[i] != 0 && fact.Hits.Tokens[i].Start >= band.Start && fact.Hits.Tokens[i].End <= band.End && sentence.Stems.Contains(fact.ConceptAt[i]))
                    return true;
            }
        }

        return false;
    }

    public static int Nearness(Statement sentence, Statement fact) =>
        sentence.Shared(fact) + (LeastShared * sentence.Numbers.Count(fact.HoldsFigure));

    /// <summary>"Is for people of 65 upwards": the figure that draws the group's bound.</summary>
    private bool NamesBound(Statement sentence, Statement fact)
    {
        // "From her third birthday".
        if (sentence.Text.Contains("birthday", StringComparison.OrdinalIgnoreCase))
            return true;
        var groups = bands.Read(fact);
        return fact.Numbers.Any(bound => groups.Exists(band => band.Start == bound.Start) && sentence.Numbers.Any(number => number.Value == bound.Value && number.Unit is null or "a" or "mo"));
    }

    /// <summary>Whether the groups before the colon, or right at the beginning, all leave the patient out, and no group behind lets the patient in.</summary>
    private bool OpensWithOthers(Statement fact)
    {
        var named = bands.Read(fact).FindAll(static band => !band.IsOfMeasure);
        var colon = fact.Text.IndexOf(':');
        var opening = named.FindAll(band => colon >= 0 ? band.Start < colon : true);
        if (opening.Count == 0 || (colon < 0 && !IsFirst(fact, opening[0])))
            return false;
        // "Adults and children over 5" are two groups, "adults aged 50 or over" is one.
        bool excluded = opening[0].Holds == false, all = true;
        for (var i = 1; i < opening.Count; i++)
        {
            var between = fact.Text.AsSpan(opening[i - 1].End, Math.Max(0, opening[i].Start - opening[i - 1].End));
            if (between.Contains(" and ", StringComparison.OrdinalIgnoreCase) || between.Contains(" or ", StringComparison.OrdinalIgnoreCase) || between.ContainsAny(",;."))
            {
                all &= excluded;
                excluded = false;
            }

            excluded |= opening[i].Holds == false;
        }

        return all && excluded && !named.Exists(band => colon >= 0 && band.Start > colon && band.Holds != false);
    }

    /// <summary>"In children", "for all women", "low-risk adults".</summary>
    private static bool IsFirst(Statement fact, PopulationBand band)
    {
        for (var i = 0; i < fact.Hits.Tokens.Count && fact.Hits.Tokens[i].Start < band.Start; i++)
        {
            if (fact.Hits.Tokens.Word(i) is not ("in" or "for" or "all" or "most" or "healthy" or "low" or "high" or "risk" or "other" or "only" or "aged" or "age" or "people" or "patients" or "those" or "under" or "over"))
                return false;
        }

        return true;
    }

    /// <summary>"Does not apply to him", "never for her"; "no longer than" denies nothing.</summary>
    private static bool Denies(Statement sentence)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            switch (tokens.Word(i))
            {
                case "not" or "never" or "cannot" or "none" or "neither" or "nor" or "instead" or "rather" or "unlike" or "whereas":
                    return true;
                case "no" or "don't" or "doesn't" or "isn't" or "aren't" or "won't" when i + 1 == tokens.Count || tokens.Word(i + 1) is not ("longer" or "later" or "more" or "less" or "sooner" or "earlier" or "higher" or "lower" or "fewer"):
                    return true;
            }
        }

        return false;
    }
}
