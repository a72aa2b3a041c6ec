namespace ClinicalAssistant.Models;

/// <summary>An Ollama server found on this machine.</summary>
/// <param name="Endpoint">Its address.</param>
/// <param name="ChatModels">Its local models that can chat, smallest first; embedding and cloud models are left out.</param>
public sealed record LocalOllama(Uri Endpoint, IReadOnlyList<OllamaModel> ChatModels);
