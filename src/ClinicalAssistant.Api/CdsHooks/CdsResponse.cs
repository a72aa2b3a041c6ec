using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>The answer of a CDS service; no cards is an answer too.</summary>
internal sealed record CdsResponse(IReadOnlyList<CdsCard> Cards) : PatientWords;
