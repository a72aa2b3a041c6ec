namespace ClinicalAssistant.Guardrails;

/// <summary>How two words stand to each other.</summary>
public enum WordRelation
{
    /// <summary>Nothing is known.</summary>
    None,

    /// <summary>Two kinds of one thing ("double", "triple").</summary>
    Sister,

    /// <summary>One is a kind of the other ("fracture", "injury").</summary>
    Kind,

    /// <summary>They mean the same ("physician", "doctor").</summary>
    Alike,

    /// <summary>They exclude each other ("succeed", "fail").</summary>
    Opposite,
}
