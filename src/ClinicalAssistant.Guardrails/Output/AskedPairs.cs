using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>What two figures of the question differ by ("lying 142, standing 116 at 2 min": a drop of 26): they are the only two of it that are no times.</summary>
internal static class AskedPairs
{
    private const decimal Most = 1_000_000;

    public static bool Differ(Statement asked, TextNumber number, decimal value)
    {
        List<TextNumber> figures = [.. asked.Numbers.Where(static figure => figure.Unit is not { } unit || !NumberReader.SameDimension(unit, "h"))];
        return figures is [{ High: null, Second: null, Value: < Most } one, { High: null, Second: null, Value: < Most } other]
            && (other.Unit is null || other.Unit == number.Unit) && (one.Unit is null || one.Unit == number.Unit) && Math.Abs(one.Value - other.Value) == value;
    }
}
