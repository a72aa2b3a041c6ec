namespace ClinicalAssistant.Models;

/// <summary>Where the download of a model stands.</summary>
/// <param name="Status">The step, in Ollama's words.</param>
/// <param name="Completed">Bytes of the current layer that have come, or null outside a layer.</param>
/// <param name="Total">Bytes of the current layer, or null.</param>
public sealed record PullProgress(string Status, long? Completed, long? Total);
