namespace ClinicalAssistant.Models;

/// <summary>A model that an Ollama server has.</summary>
/// <param name="Name">Its name with tag.</param>
/// <param name="Size">Its size on disk in bytes.</param>
/// <param name="Parameters">Its number of parameters as Ollama writes it ("3.2B"), or null.</param>
/// <param name="IsCloud">Whether its vendor's machines run it, so that text leaves this one.</param>
public sealed record OllamaModel(string Name, long Size, string? Parameters, bool IsCloud);
