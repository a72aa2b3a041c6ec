using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Api.Conversing;

/// <summary>A turn on the wire.</summary>
internal sealed record TurnJson(string Question, DateTimeOffset Asked, string State, string Text, AskResult? Answer) : PatientWords;
