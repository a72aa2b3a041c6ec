namespace ClinicalAssistant.Knowledge;

/// <summary>Why an input cannot be used, with the remedy.</summary>
/// <param name="Input">The input's name.</param>
/// <param name="Message">What is wrong and what to give instead.</param>
public sealed record InputProblem(string Input, string Message);
