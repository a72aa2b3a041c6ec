using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A piece of evidence as <c>verify</c> takes it.</summary>
public sealed record VerifyEvidence(string Id, string Text, System.Text.Json.JsonElement? Source) : PatientWords;
