using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Age, sex, pregnancy, renal function, allergies and medicines that a sentence states of the patient agree with the record.</summary>
internal sealed class PatientFactCheck(GuardPolicy policy, OutputContext context)
{
    private const decimal NormalEgfr = 60;
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

    public void Check(Statement sentence, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        if (_patient is not { } patient)
            return;
        if (patient.Allergies is { Count: > 0 } && sentence.Has(_noAllergies))
            faults.Add(new SentenceFault("patient_fact_conflict", "allergies"));
        if (patient.Medications is { Count: > 0 } && sentence.Has(_noMedications))
            faults.Add(new SentenceFault("patient_fact_conflict", "medicines"));
        if (patient.Egfr < NormalEgfr && SaysNormal(sentence))
            faults.Add(new SentenceFault("patient_fact_conflict", "renal function"));
        if (patient.Pregnant == true && sentence.Has(_notPregnant))
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
            if (Math.Abs(years - age.Years) < (years < 2 ? 0.2m : 1.01m) || StandsAsAge(number, facts))
                continue;
            faults.Add(new SentenceFault("patient_fact_conflict", "age"));
            return;
        }
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

    private static bool StandsAsAge(TextNumber number, IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
        {
            if (fact.Origin == FactOrigin.Record)
                continue;
            foreach (var other in fact.Statement.Numbers)
            {
                if (other.Value == number.Value && (IsAge(fact.Statement, other) || IsAt(fact.Statement, other) || (other.Unit is { } unit && unit == number.Unit)))
                    return true;
            }
        }

        return false;
    }
}
