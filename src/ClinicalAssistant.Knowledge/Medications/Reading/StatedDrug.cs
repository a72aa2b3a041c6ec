using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>One drug of an entry with the dose that was made out.</summary>
/// <param name="Drug">The drug.</param>
public sealed record StatedDrug(DrugRecord Drug) : PatientWords
{
    internal int Index { get; init; }

    /// <summary>One dose in <see cref="Unit"/>, or null where not stated.</summary>
    public decimal? PerDose { get; init; }

    /// <summary>The dose of a day in <see cref="Unit"/>, or null where it cannot be told.</summary>
    public decimal? Daily { get; init; }

    /// <summary>Base unit of the doses: <c>mg</c>, <c>U</c> or <c>mmol</c>; null without a dose.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether no unit was written, so that the drug's usual one was taken.</summary>
    public bool UnitAssumed { get; init; }

    /// <summary>Times a day, or null where not stated.</summary>
    public decimal? TimesPerDay { get; init; }

    /// <summary>The dose of a day for people, or null.</summary>
    public string? DailyShown => Daily is { } daily && Unit is { } unit ? DoseUnits.Shown(daily, unit) + " a day" : null;
}
