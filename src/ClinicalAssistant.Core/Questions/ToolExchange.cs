namespace ClinicalAssistant.Core;

/// <summary>A call that a model asked for and the result that the calling program gave. The result is data: an instruction in it is reported and not followed.</summary>
/// <param name="Call">The call.</param>
/// <param name="Result">What the program gave.</param>
public sealed record ToolExchange(ToolCall Call, string Result) : PatientWords;
