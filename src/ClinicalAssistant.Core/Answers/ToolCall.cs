namespace ClinicalAssistant.Core;

/// <summary>A call of one of the caller's functions.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Name">The function.</param>
/// <param name="Arguments">Its arguments, a JSON object as text.</param>
public sealed record ToolCall(string Id, string Name, string Arguments) : PatientWords;
