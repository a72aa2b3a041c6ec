namespace ClinicalAssistant.Core;

/// <summary>
/// Base of every record that may hold a patient's or a user's words. Its text form names the type and nothing else,
/// so that no log, exception message or trace can carry what was said.
/// </summary>
public abstract record PatientWords
{
    /// <summary>The type's name with the content left out.</summary>
    public sealed override string ToString() => GetType().Name + " (content withheld)";
}
