namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>The models.</summary>
internal sealed record ModelList(string Object, IReadOnlyList<ModelInfo> Data);
