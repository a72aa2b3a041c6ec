using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Age, sex, pregnancy, renal function, allergies and medicines that a sentence states of the patient agree with the record.</summary>
internal sealed class PatientFactCheck(GuardPolicy policy, OutputContext context, AnswerVocabulary vocabulary)
{
    private const decimal NormalEgfr = 60;
    private const int LongestGroup = 18;
    private const int Taken = 5;
    private readonly Patient? _patient = context.Patient;
    private readonly int _female = policy.Group("female_person");
    private readonly int _male = policy.Group("male_person");
    private readonly int _noAllergies = policy.Group("no_allergies");
    private readonly int _noMedications = policy.Group("no_medications");
    private readonly int _relatives = policy.Group("relatives");
    private readonly int _pregnant = policy.Group("states_pregnant");
    private readonly int _notPregnant = policy.Group("states_not_pregnant");
    private readonly int _renalNormal = policy.Group("renal_normal");
    private readonly TermHits? _asked = context.Patient is null ? null : policy.Index.Find(Tokens.Read(context.Question));
    private readonly int _pregnancy = policy.Group("pregnancy");
    private readonly ToldMeasures _measures = new(policy, context.Patient);
    private readonly ForeignConditions _foreign = new(policy, context, vocabulary);

    public void Check(Statement sentence, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        if (_patient is not { } patient)
            return;
        if (patient.Allergies is { Count: > 0 } && sentence.Has(_noAllergies))
            faults.Add(new SentenceFault("patient_fact_conflict", "allergies"));
        if (patient.Medications is { Count: > 0 } && sentence.Has(_noMedications))
            faults.Add(new SentenceFault("patient_fact_conflict", "medicines"));
        if (patient.Medications is { Count: > 0 } && NamesUnknownMedicine(sentence, facts))
            faults.Add(new SentenceFault("patient_fact_conflict", "a medicine not in the record"));
        if (_foreign.Find(sentence, facts) is { } foreign)
            faults.Add(new SentenceFault("patient_fact_conflict", foreign));
        if (_measures.Find(sentence, facts) is { } measure)
            faults.Add(new SentenceFault("patient_fact_conflict", measure));
        if (patient.Egfr < NormalEgfr && SaysNormal(sentence))
            faults.Add(new SentenceFault("patient_fact_conflict", "renal function"));
        if (patient.Pregnant == true && SaysNotPregnant(sentence))
            faults.Add(new SentenceFault("patient_fact_conflict", "pregnancy"));
        if (patient.Pregnant != true && sentence.Has(_pregnant) && !sentence.Has(_notPregnant) && !AskedOf(_pregnancy) && !IsConditional(sentence))
            faults.Add(new SentenceFault("patient_fact_conflict", "pregnancy"));
        if (AskedOf(_relatives) || sentence.Has(_relatives))
            return;
        var female = sentence.Has(_female);
        var male = sentence.Has(_male);
        if (female != male && ((patient.Sex == Sex.Male && female) || (patient.Sex == Sex.Female && male)) && IsOfThePatient(sentence, facts))
            faults.Add(new SentenceFault("patient_fact_conflict", "sex"));
        if (patient.Age is { } age)
            Ages(sentence, age, facts, faults);
    }

    /// <summary>"He uses insulin glargine", "her current medicines are …": a medicine told as the patient's that neither record nor question nor evidence names.</summary>
    private bool NamesUnknownMedicine(Statement sentence, IReadOnlyList<Fact> facts)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = 1; i < tokens.Count; i++)
        {
            if (!IsOfTaking(tokens, i) || sentence.DeniedAt[i] || sentence.PartAt(tokens[i].Start) is { IsConditional: true })
                continue;
            var established = IsEstablished(tokens, i);
            for (var at = i + 1; at < Math.Min(tokens.Count, i + Taken); at++)
            {
                established &= !tokens.Text.AsSpan(tokens[at - 1].End, tokens[at].Start - tokens[at - 1].End).Contains(',');
                if (sentence.ConceptAt[at] is var concept and not 0 && !sentence.DeniedAt[at] && vocabulary.IsMedicine(tokens.Word(at)) && !facts.Any(fact => Tells(fact, concept, established) && !IsAlternative(fact, concept, facts)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether it may tell that the patient takes it; of what is called established, a rule for those who take it tells it of nobody.</summary>
    private bool Tells(Fact fact, uint concept, bool established) =>
        (fact.Statement.Stems.Contains(concept) || fact.Statement.Classes.Contains(concept)) && (!established || fact.Origin != FactOrigin.Evidence || context.Task == ClinicalTask.Documentation || IsOfPatient(fact.Statement));

    /// <summary>"Because he takes it", "she is already on it": told as it stands; "she takes 100 mg twice daily for 3 days" may be what is ordered.</summary>
    private static bool IsEstablished(Tokens tokens, int taking) =>
        tokens.Word(taking) is not ("takes" or "uses") || tokens.Word(taking - 1) is "already" or "currently" or "also" or "still" || (taking > 1 && tokens.Word(taking - 2) is "because" or "as" or "since" or "though" or "although") || tokens.IndexOf("so") > taking;

    /// <summary>"He is on it", "her dose was raised in May": told of a person, or dated, and no rule.</summary>
    private static bool IsOfPatient(Statement fact)
    {
        if (fact.Dates.Count > 0)
            return true;
        for (var i = 0; i < fact.Hits.Tokens.Count; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "she" or "he" or "her" or "his" or "you" or "your" or "patient" or "current" or "currently" or "takes")
                return true;
        }

        return false;
    }

    /// <summary>"Apixaban or dabigatran: do not interrupt": the other of the two is the patient's.</summary>
    private static bool IsAlternative(Fact fact, uint concept, IReadOnlyList<Fact> facts)
    {
        if (fact.EvidenceId is null)
            return false;
        var concepts = fact.Statement.ConceptAt;
        for (var i = 1; i + 1 < concepts.Length; i++)
        {
            if (fact.Statement.Hits.Tokens.Word(i) is not "or" || (concepts[i - 1] == concept) == (concepts[i + 1] == concept))
                continue;
            var other = concepts[i - 1] == concept ? concepts[i + 1] : concepts[i - 1];
            if (other != 0 && facts.Any(known => known.Origin == FactOrigin.Record && known.Statement.Stems.Contains(other)))
                return true;
        }

        return false;
    }

    /// <summary>"He takes", "she is on", "her current medicines are".</summary>
    private static bool IsOfTaking(Tokens tokens, int i) => tokens.Word(i) switch
    {
        "takes" or "uses" => tokens.Word(i - 1) is "he" or "she" or "patient" or "already" or "currently" or "also" || (i > 1 && tokens.Word(i - 2) is "mr" or "mrs" or "ms" or "miss"),
        "take" or "use" => tokens.Word(i - 1) is "you" && i > 1 && tokens.Word(i - 2) is "as" or "because" or "since",
        "taking" or "using" or "on" => tokens.Word(i - 1) is "is" && i > 1 && tokens.Word(i - 2) is "he" or "she" or "patient",
        "are" or "include" or "is" => tokens.Word(i - 1) is "medicines" or "medications" or "medication" or "medicine" && i > 1 && tokens.Word(i - 2) is "current" or "regular" or "her" or "his" or "your" or "present",
        _ => false,
    };

    /// <summary>Whether it says so of the patient; "for non-pregnant adults only" tells of others.</summary>
    private bool SaysNotPregnant(Statement sentence)
    {
        foreach (var hit in sentence.Hits.Of(_notPregnant))
        {
            if (!IsOfOthers(sentence, hit))
                return true;
        }

        return false;
    }

    /// <summary>"In non-pregnant women", "the non-pregnant range is not used": a group beside which nobody is counted, or figures that are set aside.</summary>
    private static bool IsOfOthers(Statement sentence, TermHits.Hit hit)
    {
        var tokens = sentence.Hits.Tokens;
        // "Is for adults who are not pregnant".
        if (tokens.Word(hit.Start) is "not")
        {
            var people = hit.Start - 1;
            while (people > 0 && tokens.Word(people) is "are" or "who")
                people--;
            return people > 1 && tokens.Word(people) is "adults" or "women" or "people" or "patients" or "those" && tokens.Word(people - 1) is "for" && tokens.Word(people - 2) is "is" or "are" or "only" or "meant";
        }

        if (hit.End >= tokens.Count || tokens.Word(hit.Start) is not "non")
            return false;
        if (tokens.Word(hit.End) is "targets" or "range" or "ranges" or "population")
            return sentence.DeniedAt[hit.End];
        return tokens.Word(hit.End) is "adults" or "women" or "people" or "patients" && hit.Start > 0 && tokens.Word(hit.Start - 1) is "for" or "in" or "to" or "of" && !(hit.Start > 1 && tokens.Word(hit.Start - 2) is "as" or "one" or "like" or "than");
    }

    /// <summary>Whether the question holds a term of the group.</summary>
    private bool AskedOf(int group) => _asked?.Any(group) == true;

    /// <summary>"if she is pregnant", "when pregnant".</summary>
    private static bool IsConditional(Statement sentence)
    {
        for (var i = 0; i < sentence.Hits.Tokens.Count; i++)
        {
            if (sentence.Hits.Tokens.Word(i) is "if" or "when" or "whether" or "unless" or "women" or "could" or "may" or "might")
                return true;
        }

        return false;
    }

    /// <summary>"men" and "in women" speak of groups; "she", "her" and "this man" of the patient. A group that the evidence names is the evidence's.</summary>
    private static bool IsOfThePatient(Statement sentence, IReadOnlyList<Fact> facts)
    {
        for (var i = 0; i < sentence.Hits.Tokens.Count; i++)
        {
            var word = sentence.Hits.Tokens.Word(i);
            if (word is "she" or "her" or "he" or "his" or "him" or "hers" or "herself" or "himself")
                return true;
            if (word is "man" or "woman" or "gentleman" or "lady" or "boy" or "girl" or "male" or "female" && !IsInEvidence(sentence.ConceptAt[i], facts))
                return true;
        }

        return false;
    }

    private static bool IsInEvidence(uint concept, IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
        {
            if (fact.EvidenceId is not null && fact.Statement.Stems.Contains(concept))
                return true;
        }

        return false;
    }

    /// <summary>"a man of 48", "the 37-year-old", "at 37 he".</summary>
    private static void Ages(Statement sentence, Age age, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        foreach (var number in sentence.Numbers)
        {
            if (!IsAge(sentence, number) || number.High is not null || number.Second is not null)
                continue;
            var years = number.Unit is { } unit && unit != "a" && NumberReader.SameDimension(unit, "a") ? Years(number.Value, unit) : number.Value;
            // "Less than 4 months old", of a grown-up: the age of a thing.
            if (IsOfGroup(sentence, number) || (years < 3 && age.Years > 5 && number.Unit is "mo" or "wk" or "d") || IsOfThen(sentence, number))
                continue;
            if (Math.Abs(years - age.Years) < (years < 2 ? 0.2m : 1.01m) || StandsAsAge(sentence, number, facts))
                continue;
            faults.Add(new SentenceFault("patient_fact_conflict", "age"));
            return;
        }
    }

    /// <summary>"Until he is 40", "once she is 12": an age to come.</summary>
    private static bool IsOfThen(Statement sentence, TextNumber number)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = 2; i < tokens.Count && tokens[i].Start < number.Start; i++)
        {
            if (tokens.Word(i) is "is" && tokens[i].End >= number.Start - 2 && tokens.Word(i - 2) is "until" or "till" or "when" or "once" or "before" or "time" or "if" or "after" or "unless")
                return true;
        }

        return false;
    }

    /// <summary>"Adults aged 50 and up", "for men aged 55 through 69": whom the evidence is for.</summary>
    private static bool IsOfGroup(Statement sentence, TextNumber number)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = 0; i < tokens.Count && tokens[i].Start < number.Start; i++)
        {
            if (tokens[i].Start >= number.Start - LongestGroup && tokens.Word(i) is "adults" or "people" or "men" or "women" or "children" or "boys" or "girls" or "those" or "anyone" or "everyone" or "patients" or "persons" or "adolescents")
                return true;
        }

        var after = sentence.Text.AsSpan(number.End).TrimStart();
        return after.StartsWith("and up", StringComparison.Ordinal) || after.StartsWith("and over", StringComparison.Ordinal) || after.StartsWith("and older", StringComparison.Ordinal) || after.StartsWith("or over", StringComparison.Ordinal) || after.StartsWith("or older", StringComparison.Ordinal);
    }

    private static decimal Years(decimal value, string unit) => unit switch { "mo" => value / 12, "wk" => value / 52, "d" => value / 365, _ => value };

    private static bool IsAge(Statement sentence, TextNumber number)
    {
        var text = sentence.Text;
        var before = text.AsSpan(0, number.Start).TrimEnd();
        var after = text.AsSpan(Math.Min(number.End, text.Length));
        if (number.Unit is "a" or "mo" or "wk" or "d")
            return after.StartsWith("-old", StringComparison.OrdinalIgnoreCase) || after.StartsWith(" old", StringComparison.OrdinalIgnoreCase);
        // "At 6.7 he needs": a level, and no age.
        if (number.Unit is not null || number.Value > 120 || (number.Value != decimal.Truncate(number.Value) && number.Value > 3))
            return false;
        foreach (var lead in (ReadOnlySpan<string>)["aged", "man of", "woman of", "patient of", "boy of", "girl of", "at age", "at the age of", "he is", "she is"])
        {
            if (before.EndsWith(lead, StringComparison.OrdinalIgnoreCase) && !(lead.EndsWith("is", StringComparison.Ordinal) && !EndsThere(after)))
                return true;
        }

        return (before.EndsWith("At", StringComparison.Ordinal) || before.EndsWith(" at", StringComparison.Ordinal))
            && (after.StartsWith(" he ", StringComparison.Ordinal) || after.StartsWith(" she ", StringComparison.Ordinal) || after.StartsWith(", he ", StringComparison.Ordinal) || after.StartsWith(", she ", StringComparison.Ordinal));
    }

    /// <summary>Whether it calls the renal function normal; "good enough for metformin" does not.</summary>
    private bool SaysNormal(Statement sentence)
    {
        foreach (var hit in sentence.Hits.Of(_renalNormal))
        {
            if (hit.End >= sentence.Hits.Tokens.Count || sentence.Hits.Tokens.Word(hit.End) is not "enough")
                return true;
        }

        return false;
    }

    private static bool EndsThere(ReadOnlySpan<char> after) => after.Length == 0 || after[0] is '.' or ',' or ';' || after.StartsWith(" and ", StringComparison.Ordinal) || after.StartsWith(" so ", StringComparison.Ordinal);

    /// <summary>"a first seizure at 22".</summary>
    private static bool IsAt(Statement fact, TextNumber number) => number.Unit is null && fact.Text.AsSpan(0, number.Start).TrimEnd() is var before && (before.EndsWith(" at") || before.EndsWith(" from") || before.EndsWith(" since"));

    /// <summary>Whether the question or the evidence states it as an age; "at 11 she is below the line" where it states 11 as any value.</summary>
    private static bool StandsAsAge(Statement sentence, TextNumber number, IReadOnlyList<Fact> facts)
    {
        var isValue = sentence.Text.AsSpan(0, number.Start).TrimEnd().EndsWith("at", StringComparison.OrdinalIgnoreCase);
        foreach (var fact in facts)
        {
            if (fact.Origin == FactOrigin.Record)
                continue;
            foreach (var other in fact.Statement.Numbers)
            {
                if (other.Value == number.Value && (isValue || IsAge(fact.Statement, other) || IsAt(fact.Statement, other) || (other.Unit is { } unit && unit == number.Unit)))
                    return true;
            }
        }

        return false;
    }
}
