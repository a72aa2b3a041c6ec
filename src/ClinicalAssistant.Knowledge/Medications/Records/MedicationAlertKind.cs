namespace ClinicalAssistant.Knowledge;

/// <summary>What a medication alert is about.</summary>
public enum MedicationAlertKind
{
    /// <summary>Two drugs together.</summary>
    Interaction,

    /// <summary>Three or more drugs together.</summary>
    Combination,

    /// <summary>An effect that adds up over several drugs (QT interval, bleeding …).</summary>
    Burden,

    /// <summary>The same substance or class twice.</summary>
    Duplication,

    /// <summary>A recorded allergy, or a drug that may cross-react with it.</summary>
    Allergy,

    /// <summary>A condition of the patient.</summary>
    Condition,

    /// <summary>Pregnancy.</summary>
    Pregnancy,

    /// <summary>Breast-feeding.</summary>
    BreastFeeding,

    /// <summary>Renal function.</summary>
    Renal,

    /// <summary>Age: a child's, or an older person's.</summary>
    Age,

    /// <summary>The dose, or how often it is taken.</summary>
    Dose,
}
