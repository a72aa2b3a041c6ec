namespace ClinicalAssistant.Api.Identity;

/// <summary>The site does not let this caller see this patient.</summary>
internal sealed class NoAccessException() : Exception("The site does not let this caller see this patient.");
