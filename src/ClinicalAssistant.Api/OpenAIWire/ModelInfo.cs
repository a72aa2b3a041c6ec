namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>A model: a route or provider of this site.</summary>
internal sealed record ModelInfo(string Id, string Object, long Created, string OwnedBy);
