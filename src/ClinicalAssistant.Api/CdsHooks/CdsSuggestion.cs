using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>A change that the user may accept.</summary>
internal sealed record CdsSuggestion(string Label, string Uuid, IReadOnlyList<CdsAction> Actions) : PatientWords;
