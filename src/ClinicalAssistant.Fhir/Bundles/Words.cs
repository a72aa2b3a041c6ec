using System.Globalization;

using Hl7.Fhir.Model;

namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>Codes, texts and dates of FHIR as this program holds them.</summary>
internal static class Words
{
    public const string Loinc = "http://loinc.org";
    public const string Snomed = "http://snomed.info/sct";

    /// <summary>The concept's text, else its first display, else its first code; null where it says nothing.</summary>
    public static string? Of(CodeableConcept? concept) =>
        SaidOf(concept) ?? concept?.Coding.Select(static coding => NotEmpty(coding.Code)).FirstOrDefault(static code => code is not null);

    /// <summary>The concept's text, else its first display; null where it holds codes only.</summary>
    public static string? SaidOf(CodeableConcept? concept) =>
        NotEmpty(concept?.Text) ?? concept?.Coding.Select(static coding => NotEmpty(coding.Display)).FirstOrDefault(static display => display is not null);

    public static Coding? FirstCode(CodeableConcept? concept) => concept?.Coding.FirstOrDefault(static coding => NotEmpty(coding.Code) is not null);

    public static bool Has(CodeableConcept? concept, string system, params ReadOnlySpan<string> codes)
    {
        foreach (var coding in concept?.Coding ?? [])
        {
            if (coding.System == system && codes.Contains(coding.Code))
                return true;
        }

        return false;
    }

    public static string? CodeOf(CodeableConcept? concept) => FirstCode(concept)?.Code;

    public static bool AnyCode(CodeableConcept? concept, Func<string?, bool> matches) => concept?.Coding.Any(coding => matches(coding.Code)) ?? false;

    /// <summary>A whole date; null for a year or a month alone.</summary>
    public static DateOnly? Day(string? fhirDate) =>
        fhirDate is { Length: >= 10 } && DateOnly.TryParseExact(fhirDate.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>An instant; a date, month or year alone is taken at its first moment in UTC, which serves for order only.</summary>
    public static DateTimeOffset? Instant(string? fhirDateTime)
    {
        if (string.IsNullOrEmpty(fhirDateTime))
            return null;
        var whole = fhirDateTime.Length switch { 4 => fhirDateTime + "-01-01", 7 => fhirDateTime + "-01", _ => fhirDateTime };
        return DateTimeOffset.TryParse(whole, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new FormatException("Not a FHIR dateTime.");
    }

    public static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static string? Join(params IEnumerable<string?> parts)
    {
        var said = parts.Where(static part => part is not null).ToArray();
        return said.Length == 0 ? null : string.Join("; ", said);
    }
}
