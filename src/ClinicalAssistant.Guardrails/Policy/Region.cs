using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Whom to call in a region.</summary>
/// <param name="Id">The region as the site's setting names it (<c>US</c>, <c>GB</c>, <c>EU</c>).</param>
/// <param name="Emergency">The emergency number.</param>
/// <param name="Crisis">The crisis line, or null where none is recorded.</param>
/// <param name="Source">Where the numbers were read.</param>
public sealed record Region(string Id, string Emergency, string? Crisis, Source Source);
