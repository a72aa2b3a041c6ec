using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Numbers to call in an emergency: no figures, and right where the evidence gives the same one.</summary>
internal static class EmergencyNumber
{
    /// <summary>Whether it is such a number and stands in a fact.</summary>
    public static bool IsOf(TextNumber number, IReadOnlyList<Fact> facts) =>
        number is { Unit: null, High: null, Second: null, Value: 999 or 112 or 111 or 911 or 101 or 995 or 119 or 2222 }
        && facts.Any(fact => fact.Statement.Numbers.Any(other => other.Unit is null && other.Value == number.Value));
}
