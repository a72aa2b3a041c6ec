namespace ClinicalAssistant.Core;

/// <summary>A wish for one JSON object instead of prose. The whole object is checked before any of it is released.</summary>
/// <param name="Name">The caller's name for it, or null.</param>
/// <param name="Schema">JSON Schema that the model is asked to follow, as JSON text, or null for any object. Untrusted.</param>
public sealed record ObjectFormat(string? Name, string? Schema) : PatientWords;
