namespace ClinicalAssistant.Core;

/// <summary>Tokens that a provider reported for one answer.</summary>
/// <param name="Input">Prompt tokens.</param>
/// <param name="Output">Generated tokens.</param>
/// <param name="Cost">Cost by the site's configured prices, or null where there are none.</param>
public sealed record TokenUse(long Input, long Output, decimal? Cost);
