namespace ClinicalAssistant.Knowledge;

/// <summary>An analyte's result stated in words ("troponin negative", "low sodium").</summary>
internal readonly record struct StatedResult(string Analyte, ResultWord Result, int Start, int End);
