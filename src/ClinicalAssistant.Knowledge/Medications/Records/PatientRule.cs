using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>A drug in a patient of a kind: a condition, pregnancy, renal function, age.</summary>
public sealed record PatientRule : MedicationRule
{
    /// <summary>In which patients.</summary>
    public required PatientCriteria When { get; init; }

    /// <summary>Ids of drugs and groups.</summary>
    public required IReadOnlyList<string> Drugs { get; init; }

    /// <summary>Ids of drugs of those groups that the rule does not hold for.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Except { get; internal set; } = [];

    /// <summary>The rule is silent where the stated dose for a day, in mg, is not above this; null where any dose counts.</summary>
    public decimal? MostPerDay { get; init; }

    /// <summary>What the alert is about.</summary>
    [JsonIgnore]
    public MedicationAlertKind Kind => When switch
    {
        { Condition: not null } => MedicationAlertKind.Condition,
        { Pregnant: true } => MedicationAlertKind.Pregnancy,
        { BreastFeeding: true } => MedicationAlertKind.BreastFeeding,
        { EgfrBelow: not null } => MedicationAlertKind.Renal,
        _ => MedicationAlertKind.Age,
    };
}
