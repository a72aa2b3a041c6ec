using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>The object of a <c>refused</c> event.</summary>
public sealed record RefusedJson(string Category, string Reason, string? Alternative) : PatientWords;
