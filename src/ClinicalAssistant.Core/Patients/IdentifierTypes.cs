namespace ClinicalAssistant.Core;

/// <summary>Wire names of <see cref="IdentifierType"/>.</summary>
public static class IdentifierTypes
{
    /// <summary>The upper-case name that scripts and placeholders use, for example <c>HEALTH_PLAN</c>.</summary>
    public static string WireName(this IdentifierType type) => type switch
    {
        IdentifierType.HealthPlan => "HEALTH_PLAN",
        IdentifierType.OtherId => "OTHER_ID",
        IdentifierType.AgeOver89 => "AGE_OVER_89",
        _ => type.ToString().ToUpperInvariant(),
    };
}
