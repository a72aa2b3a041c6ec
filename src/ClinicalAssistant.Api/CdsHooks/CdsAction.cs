using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>One step of a suggestion. Only deletions of draft orders are suggested: this service writes no order.</summary>
internal sealed record CdsAction(string Type, string Description, string ResourceId) : PatientWords;
