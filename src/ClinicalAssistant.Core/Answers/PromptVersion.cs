namespace ClinicalAssistant.Core;

/// <summary>Which prompt an answer was generated with.</summary>
/// <param name="Name">Its folder's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">SHA-256 of the template and its configuration, lower-case hex.</param>
public sealed record PromptVersion(string Name, string Version, string Hash);
