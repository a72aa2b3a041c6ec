namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>Tokens as the provider reported them; zero where no model wrote.</summary>
internal sealed record ChatUsage(long PromptTokens, long CompletionTokens, long TotalTokens);
