using Hl7.Fhir.Model;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>Allergies and intolerances. "No known allergies" is an empty list; no entry at all is null.</summary>
internal static class Allergies
{
    public static IReadOnlyList<RecordEntry>? Read(IReadOnlyList<Entry> entries, Fields fields)
    {
        var found = new List<RecordEntry>();
        Entry? none = null;
        fields.Each<AllergyIntolerance>(entries, (entry, allergy) =>
        {
            var code = fields.Take(entry, "code", () => allergy.Code);
            var verified = fields.Take(entry, "verificationStatus", () => Words.CodeOf(allergy.VerificationStatus));
            if (verified is "refuted" or "entered-in-error" || Words.AnyCode(code, NoneStated.IsSilent))
                return;
            var reactions = fields.Take(entry, "reaction", () => Reactions(allergy));
            var text = Words.Of(code) ?? fields.Take(entry, "reaction", () => allergy.Reaction.Select(static reaction => Words.Of(reaction.Substance)).FirstOrDefault(static name => name is not null));
            if (Words.AnyCode(code, NoneStated.ByCode) || (text is not null && NoneStated.ByWords(text)))
                none = entry;
            else if (text is null)
                fields.Tell(entry, "it names no substance and was not used, although it may be an allergy", "Give code.text or a coding with display");
            else
                found.Add(Allergy(entry, allergy, code, text, verified, reactions, fields));
        });

        if (none is not null && found.Count > 0)
            fields.Tell(none, "it states no known allergies beside entries that name some; those were used", "Remove whichever is wrong");
        return found.Count > 0 ? found : none is not null && fields.NoneIsSure("AllergyIntolerance") ? [] : null;
    }

    private static RecordEntry Allergy(
        Entry entry, AllergyIntolerance allergy, CodeableConcept? code, string text, string? verified, string? reactions, Fields fields) => new(text)
    {
        Code = Words.CodeOf(code),
        System = Words.FirstCode(code)?.System,
        Status = fields.Take(entry, "clinicalStatus", () => Words.CodeOf(allergy.ClinicalStatus)),
        Date = fields.Take(entry, "onset", () => Words.Day((allergy.Onset as FhirDateTime)?.Value))
            ?? fields.Take(entry, "recordedDate", () => Words.Day(allergy.RecordedDate)),
        Detail = Words.Join(
            verified is null or "confirmed" ? null : verified,
            fields.Take(entry, "type", () => allergy.Type == AllergyIntolerance.AllergyIntoleranceType.Intolerance ? "intolerance" : null),
            fields.Take(entry, "criticality", () => allergy.Criticality == AllergyIntolerance.AllergyIntoleranceCriticality.High ? "high criticality" : null),
            reactions),
    };

    private static string? Reactions(AllergyIntolerance allergy)
    {
        var said = allergy.Reaction.SelectMany(static reaction =>
        {
            var what = reaction.Manifestation.Select(static concept => Words.Of(concept)).Where(static name => name is not null).ToArray();
            var severity = reaction.Severity is { } degree ? $" ({degree.ToString().ToLowerInvariant()})" : "";
            return what.Length == 0 ? (string[])[] : [string.Join(", ", what) + severity];
        }).ToArray();
        return said.Length == 0 ? null : string.Join("; ", said);
    }
}
