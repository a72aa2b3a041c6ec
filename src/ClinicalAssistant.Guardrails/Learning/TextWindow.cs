namespace ClinicalAssistant.Guardrails;

/// <summary>A run of words that is judged as one text.</summary>
/// <param name="Start">First word.</param>
/// <param name="End">After the last word.</param>
/// <param name="AtEdge">Whether it begins or ends the text, where a request usually stands.</param>
internal readonly record struct TextWindow(int Start, int End, bool AtEdge);
