namespace ClinicalAssistant.TestSupport;

/// <summary>A call of a tool that the scripted model asks for.</summary>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">Its arguments as a JSON object.</param>
public sealed record ScriptedToolCall(string Name, string Arguments);
