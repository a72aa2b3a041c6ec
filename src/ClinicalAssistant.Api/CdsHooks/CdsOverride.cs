using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>Why a card was not followed: a code, words of the user, or both.</summary>
internal sealed record CdsOverride(CdsCoding? Reason, string? UserComment) : PatientWords;
