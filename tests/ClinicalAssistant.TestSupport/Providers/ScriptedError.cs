namespace ClinicalAssistant.TestSupport;

/// <summary>An error answer as a protocol words it.</summary>
internal sealed record ScriptedError(int Status, object Body);
