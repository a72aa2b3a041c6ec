using Hl7.Fhir.Model;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>Problems and diagnoses, each with its clinical status; refuted and mistaken entries are left out.</summary>
internal static class Conditions
{
    public static IReadOnlyList<RecordEntry>? Read(IReadOnlyList<Entry> entries, Fields fields)
    {
        List<RecordEntry>? read = null;
        fields.Each<Condition>(entries, (entry, condition) =>
        {
            var code = fields.Take(entry, "code", () => condition.Code);
            var verified = fields.Take(entry, "verificationStatus", () => Words.CodeOf(condition.VerificationStatus));
            if (verified is "refuted" or "entered-in-error" || Words.AnyCode(code, NoneStated.IsSilent))
                return;
            if (Words.AnyCode(code, NoneStated.ByCode))
            {
                read ??= [];
                return;
            }

            if (Words.Of(code) is not { } text)
            {
                fields.Tell(entry, "it has neither code nor text and was not used", "Give code.text or a coding with display");
                return;
            }

            (read ??= []).Add(new RecordEntry(text)
            {
                Code = Words.CodeOf(code),
                System = Words.FirstCode(code)?.System,
                Status = fields.Take(entry, "clinicalStatus", () => Words.CodeOf(condition.ClinicalStatus) ?? Words.NotEmpty(condition.ClinicalStatus?.Text)),
                Date = fields.Take(entry, "onset", () => Words.Day((condition.Onset as FhirDateTime)?.Value ?? (condition.Onset as Period)?.Start))
                    ?? fields.Take(entry, "recordedDate", () => condition.Onset is null ? Words.Day(condition.RecordedDate) : null),
                Detail = Words.Join(verified is null or "confirmed" ? null : verified, fields.Take(entry, "onset", () => OnsetInWords(condition.Onset))),
            });
        });

        return read is not { Count: 0 } || fields.NoneIsSure("Condition") ? read : null;
    }

    private static string? OnsetInWords(DataType? onset) => onset switch
    {
        FhirDateTime { Value.Length: > 0 and < 10 } partial => "since " + partial.Value,
        FhirString text when Words.NotEmpty(text.Value) is { } said => "onset: " + said,
        Hl7.Fhir.Model.Age { Value: { } years } age => System.FormattableString.Invariant($"onset at {years} {age.Unit ?? age.Code ?? "years"}"),
        _ => null,
    };
}
