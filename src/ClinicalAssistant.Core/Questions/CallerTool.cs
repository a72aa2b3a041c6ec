namespace ClinicalAssistant.Core;

/// <summary>A function of the calling program that the model may ask for. The program runs it, never this one. Untrusted.</summary>
/// <param name="Name">Its name: letters, digits, underscores and hyphens.</param>
/// <param name="Description">What it does in the caller's words, or empty.</param>
/// <param name="Schema">JSON Schema of its arguments, as JSON text.</param>
public sealed record CallerTool(string Name, string Description, string Schema) : PatientWords;
