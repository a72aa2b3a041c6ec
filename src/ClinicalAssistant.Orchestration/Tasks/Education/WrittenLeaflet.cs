using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Education;

/// <summary>A leaflet as it was written.</summary>
/// <param name="Topic">Id of the topic.</param>
/// <param name="Format"><c>md</c> or <c>html</c>.</param>
/// <param name="Language">Its language.</param>
/// <param name="Text">The leaflet.</param>
/// <param name="Notices">What must be said of it.</param>
public sealed record WrittenLeaflet(string Topic, string Format, string Language, string Text, IReadOnlyList<string> Notices) : PatientWords;
