using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>Text the guard added, on the wire.</summary>
public sealed record AdditionJson(string Text, string Why) : PatientWords;
