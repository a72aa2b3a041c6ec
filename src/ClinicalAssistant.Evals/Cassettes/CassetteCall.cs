using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>A call of a tool within a kept reply.</summary>
/// <param name="Id">The provider's id of the call.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">Its arguments as JSON, with identifiers of people replaced.</param>
internal sealed record CassetteCall(string Id, string Name, string Arguments) : PatientWords;
