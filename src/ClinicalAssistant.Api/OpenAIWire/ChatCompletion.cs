using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>A whole reply. <paramref name="Clinical"/> is ours: outcome, evidence, notices; clients pass over fields they do not know.</summary>
internal sealed record ChatCompletion(string Id, string Object, long Created, string Model, IReadOnlyList<ChatChoice> Choices, ChatUsage Usage, AskResult Clinical) : PatientWords;
