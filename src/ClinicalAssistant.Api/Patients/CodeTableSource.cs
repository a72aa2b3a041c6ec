namespace ClinicalAssistant.Api.Patients;

/// <summary>Where codes were read.</summary>
internal sealed record CodeTableSource(string Id, string Title, string Publisher, string Url);
