using System.Text.RegularExpressions;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Guarding;

/// <summary>What the output guard asks of the medication engine about a sentence: doses beyond the limits, and drugs that conflict with the patient.</summary>
internal sealed partial class MedicationGuard(Lazy<MedicationSafety> safety)
{
    /// <summary>Doses that a sentence states as given, beyond the most for this patient. Sentences about overdose state none, nor do the figures that a word of limit governs.</summary>
    public IReadOnlyList<SentenceFault> DoseLimits(string sentence, Patient? patient)
    {
        if (!HasDigit(sentence) || NotADose().IsMatch(sentence))
            return [];
        var (stated, isCapped) = StatedLimits.Without(sentence);
        var named = safety.Value.Named(stated, patient?.WeightKg);
        // "1 g every 4 hours, at most 4 g a day": the day's amount is the limit's, only what is taken at a time is the sentence's.
        if (isCapped)
            named = [.. named.Select(one => one with { Drugs = [.. one.Drugs.Select(drug => drug with { Daily = null, TimesPerDay = null })] })];
        if (!named.Any(one => one.Drugs.Any(drug => drug.PerDose is not null)))
            return [];
        return [.. safety.Value.Check(named, patient).Alerts.Where(alert => alert.Kind == MedicationAlertKind.Dose).Select(alert => new SentenceFault("dose_limit", alert.Title))];
    }

    /// <summary>Conflicts of the drugs that a sentence proposes with the patient's medicines, allergies, conditions, pregnancy, renal function and age.</summary>
    public IReadOnlyList<SentenceFault> Conflicts(string sentence, Patient? patient)
    {
        if (patient is null)
            return [];
        var taken = safety.Value.Taken(patient);
        // Two drugs that a sentence weighs against each other are not taken together.
        var names = taken.SelectMany(one => one.Drugs.Select(drug => drug.Drug.Shown).Append(one.Text)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var known = taken.SelectMany(one => one.Drugs).Select(drug => drug.Drug.Id).ToHashSet(StringComparer.Ordinal);
        var proposed = safety.Value.Named(sentence, patient.WeightKg).Where(one => one.Drugs.Any(drug => !known.Contains(drug.Drug.Id))).Select(one => one with { Proposed = true }).ToList();
        if (proposed.Count == 0)
            return [];
        return
        [
            .. safety.Value.Check([.. taken, .. proposed], patient).Alerts
                .Where(alert => alert.Drugs.Count < 2 || alert.Drugs.Any(names.Contains))
                .Where(alert => alert is { Proposed: true, Severity: >= AlertSeverity.Major } && alert.Kind is not (MedicationAlertKind.Dose or MedicationAlertKind.Allergy))
                .Select(alert => new SentenceFault("medication_conflict", alert.Title)),
        ];
    }

    private static bool HasDigit(string text) => text.AsSpan().IndexOfAnyInRange('0', '9') >= 0;

    [GeneratedRegex(@"\b(overdos\w*|toxic\w*|poison\w*|lethal|fatal|never|avoid|do not|LD50)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 120_000)]
    private static partial Regex NotADose();
}
