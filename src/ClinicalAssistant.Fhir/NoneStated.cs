namespace ClinicalAssistant.Fhir;

/// <summary>The ways in which a record states that there are none, as codes and as whole entries of text.</summary>
internal static class NoneStated
{
    /// <summary>SNOMED CT (716186003 no known allergy, 409137002 no known drug allergy, 160245001 no current problems) and the IPS code system for absent data.</summary>
    private static readonly HashSet<string> Codes =
    [
        "716186003", "409137002", "160245001", "no-known-allergies", "no-known-medication-allergies", "no-known-medications", "no-known-problems",
    ];

    /// <summary>Codes that say nothing of drugs, or that nothing is known: the list stays "not in the record".</summary>
    private static readonly HashSet<string> SayNothing =
    [
        "429625007", "428607008", "no-known-food-allergies", "no-known-environmental-allergies", "no-allergy-info", "no-medication-info", "no-problem-info",
    ];

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "none", "none known", "nil", "nil known", "nka", "nkda", "no known allergies", "no known allergy", "no known drug allergies", "no known drug allergy",
        "no known medications", "no current medications", "no medications", "no known problems", "no known conditions",
    };

    public static bool ByCode(string? code) => code is not null && Codes.Contains(code);

    public static bool IsSilent(string? code) => code is not null && SayNothing.Contains(code);

    public static bool ByWords(string text) => Words.Contains(text.Trim().TrimEnd('.'));
}
