using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A sentence of a topic.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Source">Id of its source; null for an estimate.</param>
public sealed record TopicSentence(string Text, Origin Basis, string? Source);
