namespace ClinicalAssistant.Core;

/// <summary>Wire names of <see cref="IdentifierType"/>.</summary>
public static class IdentifierTypes
{
    private static readonly string[] Names = [.. Enum.GetValues<IdentifierType>().Select(Name)];

    /// <summary>The upper-case name that scripts and placeholders use, for example <c>HEALTH_PLAN</c>.</summary>
    public static string WireName(this IdentifierType type) => (int)type >= 0 && (int)type < Names.Length ? Names[(int)type] : Name(type);

    private static string Name(IdentifierType type) => type switch
    {
        IdentifierType.HealthPlan => "HEALTH_PLAN",
        IdentifierType.OtherId => "OTHER_ID",
        IdentifierType.AgeOver89 => "AGE_OVER_89",
        _ => type.ToString().ToUpperInvariant(),
    };
}
