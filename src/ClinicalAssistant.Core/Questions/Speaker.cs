namespace ClinicalAssistant.Core;

/// <summary>Whose words a turn holds.</summary>
public enum Speaker
{
    /// <summary>The person who asks.</summary>
    User,

    /// <summary>This program.</summary>
    Assistant,
}
