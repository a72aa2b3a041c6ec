using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The evidence gives another dose where the patient meets so many of its criteria ("2.5 mg with two of: age 80 or over, weight 60 kg or less, creatinine 133
/// or more"): the patient meets them, and the sentence takes the dose for the others.
/// </summary>
internal sealed class CountedCriteria(GuardPolicy policy, Patient? patient)
{
    private readonly int _renal = policy.Group("renal_terms");
    private readonly int _less = policy.Group("less_than");
    private readonly int _more = policy.Group("more_than");

    public bool IsOther(Statement sentence, Fact fact, IReadOnlyList<Fact> facts)
    {
        if (patient is null || sentence.Numbers.Count == 0 || Count(fact.Statement) is not var (needed, place) || Dose(fact.Statement, place) is not { } dose || Met(fact.Statement, place) < needed)
            return false;
        var other = false;
        foreach (var number in sentence.Numbers)
        {
            if (number.Unit is not { } unit || !NumberReader.SameDimension(unit, dose.Unit!))
                continue;
            if (NumberReader.SameAmount(number.Value, unit, dose.Value, dose.Unit))
                return false;
            other |= facts.Any(theirs => theirs.EvidenceId == fact.EvidenceId && theirs.Statement.HoldsFigure(number));
        }

        return other && !sentence.Parts.Any(part => part.IsConditional);
    }

    /// <summary>"two of", "at least 2 of the following", "any two of", and where it stands.</summary>
    private static (int Needed, int Place)? Count(Statement fact)
    {
        var tokens = fact.Hits.Tokens;
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            var needed = tokens.Word(i) switch { "one" or "1" or "any" => 1, "two" or "2" => 2, "three" or "3" => 3, _ => 0 };
            if (needed > 0 && (tokens.Word(i + 1) is "of" || (i + 3 < tokens.Count && tokens.Word(i + 1) is "or" && tokens.Word(i + 2) is "more" && tokens.Word(i + 3) is "of")))
                return (needed, tokens[i].Start);
        }

        return null;
    }

    /// <summary>The last dose before the criteria.</summary>
    private static TextNumber? Dose(Statement fact, int place)
    {
        TextNumber? dose = null;
        foreach (var number in fact.Numbers)
        {
            if (number.End <= place && number.Unit is { } unit and not "kg" && NumberReader.SameDimension(unit, "mg"))
                dose = number;
        }

        return dose;
    }

    /// <summary>How many of the criteria behind the place the record is known to meet.</summary>
    private int Met(Statement fact, int place)
    {
        var met = 0;
        foreach (var number in fact.Numbers)
        {
            if (number.Start < place || Value(fact, number) is not { } value)
                continue;
            var direction = fact.Direction(number, _more, _less);
            met += direction > 0 ? (value >= number.Value ? 1 : 0) : direction < 0 && value <= number.Value ? 1 : 0;
        }

        return met;
    }

    private decimal? Value(Statement fact, TextNumber number)
    {
        if (number.Unit == "kg")
            return patient!.WeightKg;
        if (number.Unit == "a" || IsNamed(fact, number, "age") || IsNamed(fact, number, "aged"))
            return patient!.Age?.Years;
        return fact.PartAt(number.Start) is { } part && !fact.Hits.Between(_renal, part.First, part.End - 1).IsEmpty && !IsNamed(fact, number, "creatinine") ? patient!.Egfr : null;
    }

    private static bool IsNamed(Statement fact, TextNumber number, string name)
    {
        var tokens = fact.Hits.Tokens;
        for (var i = 0; i < tokens.Count && tokens[i].Start < number.Start; i++)
        {
            if (number.Start - tokens[i].End <= 12 && tokens.Word(i).SequenceEqual(name))
                return true;
        }

        return false;
    }
}
