using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>What was worked out for a request, with what the record holds of it.</summary>
internal sealed record CdsAdvice(CdsResponse Response, CdsPatient Patient, string Asked, string Task) : PatientWords;
