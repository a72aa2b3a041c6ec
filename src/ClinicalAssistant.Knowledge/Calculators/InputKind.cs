namespace ClinicalAssistant.Knowledge;

/// <summary>What kind of value an input of a calculator takes.</summary>
public enum InputKind
{
    /// <summary>A number with a unit.</summary>
    Quantity,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>One of a few named values.</summary>
    Choice,

    /// <summary>A calendar date, ISO 8601.</summary>
    Date,
}
