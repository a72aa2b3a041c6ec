using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Every number with clinical meaning must stand in the evidence, the question or the record, with its unit and its bound.</summary>
internal sealed class NumberCheck(GuardPolicy policy, decimal? weightKg)
{
    private readonly int _more = policy.Group("more_than");
    private readonly int _less = policy.Group("less_than");

    public void Check(Statement sentence, IReadOnlyList<string> cited, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        foreach (var number in sentence.Numbers)
        {
            if (!number.HasClinicalMeaning)
                continue;
            Check(sentence, number, number.Value, cited, facts, faults);
            if (number.High is { } high)
                Check(sentence, number, high, cited, facts, faults);
            if (number.Second is { } second)
                Check(sentence, number, second, cited, facts, faults);
        }
    }

    private void Check(Statement sentence, TextNumber number, decimal value, IReadOnlyList<string> cited, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        var standing = Standing.Absent;
        foreach (var fact in facts)
        {
            var isCited = fact.EvidenceId is null || cited.Count == 0 || cited.Contains(fact.EvidenceId);
            foreach (var other in fact.Statement.Numbers)
            {
                var here = Compare(sentence, number, value, fact.Statement, other);
                if (!isCited && here is Standing.Supported or Standing.OtherUnit)
                    here = here == Standing.Supported ? Standing.Elsewhere : Standing.Absent;
                if (here > standing)
                    standing = here;
            }

            if (standing == Standing.Supported)
                return;
        }

        var shown = string.Create(CultureInfo.InvariantCulture, $"{value} {number.Unit}").TrimEnd();
        faults.Add(standing switch
        {
            Standing.Reversed => new SentenceFault("comparison_reversed", shown),
            Standing.Elsewhere => new SentenceFault("number_not_in_cited", shown),
            Standing.OtherUnit => new SentenceFault("unit_mismatch", shown),
            Standing.OtherMatter => new SentenceFault("number_context", shown),
            _ => new SentenceFault("number_unsupported", shown),
        });
    }

    private Standing Compare(Statement sentence, TextNumber number, decimal value, Statement fact, TextNumber other)
    {
        var same = Same(value, number.Unit, other);
        if (same is null)
            return Standing.Absent;
        if (same == false)
            return Standing.OtherUnit;
        var mine = sentence.Direction(number, _more, _less);
        var theirs = fact.Direction(other, _more, _less);
        if (mine != 0 && theirs != 0 && mine != theirs && sentence.Shared(fact) > 1)
            return Standing.Reversed;
        return sentence.Stems.Count == 0 || fact.Stems.Count == 0 || sentence.Shared(fact) > 0 ? Standing.Supported : Standing.OtherMatter;
    }

    /// <summary>True where the amounts agree, false where the figure agrees and the unit does not, null where the figure differs.</summary>
    private bool? Same(decimal value, string? unit, TextNumber other)
    {
        unit = Measured(unit);
        var otherUnit = Measured(other.Unit);
        if (IsByWeight(value, unit, other, otherUnit))
            return true;
        foreach (var candidate in (ReadOnlySpan<decimal?>)[other.Value, other.High, other.Second])
        {
            if (candidate is not { } figure)
                continue;
            if (unit is null || otherUnit is null ? figure == value : NumberReader.SameAmount(value, unit, figure, otherUnit))
                return true;
            if (figure == value)
                return false;
        }

        return null;
    }

    /// <summary>Whether the amount is the evidence's dose per kilogram times the patient's weight, rounded by at most 2 %.</summary>
    private bool IsByWeight(decimal value, string? unit, TextNumber other, string? otherUnit)
    {
        if (weightKg is not { } weight || unit is null || otherUnit is null || !otherUnit.EndsWith("/kg", StringComparison.Ordinal) || other.Value > 100_000 || value > 1_000_000)
            return false;
        var perPatient = otherUnit[..^3];
        if (!NumberReader.SameDimension(unit, perPatient))
            return false;
        foreach (var candidate in (ReadOnlySpan<decimal?>)[other.Value, other.High])
        {
            if (candidate is { } dose && unit == perPatient && Math.Abs((dose * weight) - value) <= 0.02m * value)
                return true;
        }

        return false;
    }

    /// <summary>
    /// The unit without a closing time or "per dose" ("mg/d" and "mg daily" say the same), or null for what only counts ("3 doses", "2 points").
    /// </summary>
    private static string? Measured(string? unit)
    {
        if (unit is null || unit[0] == '{')
            return null;
        foreach (var time in (ReadOnlySpan<string>)["/d", "/h", "/wk", "/mo", "/{dose}", "/{time}"])
        {
            if (unit.EndsWith(time, StringComparison.Ordinal) && unit.Length > time.Length)
                return unit[..^time.Length];
        }

        return unit;
    }

    /// <summary>What was found of a number, the more telling the higher.</summary>
    private enum Standing
    {
        Absent,
        OtherMatter,
        Elsewhere,
        OtherUnit,
        Reversed,
        Supported,
    }
}
