namespace ClinicalAssistant.Knowledge;

/// <summary>How a name in free words stands to a condition of the pack.</summary>
public enum NameKinship
{
    /// <summary>The name means the condition.</summary>
    Same,

    /// <summary>The name means a form of the condition ("duodenal peptic ulcer" to peptic ulcer disease).</summary>
    Narrower,

    /// <summary>The condition is a form of what the name means ("lymphoma" to Hodgkin lymphoma).</summary>
    Broader,
}
