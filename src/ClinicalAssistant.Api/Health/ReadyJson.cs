namespace ClinicalAssistant.Api.Health;

/// <summary>What the server stands on.</summary>
internal sealed record ReadyJson(string Status, string Record, string Models, string Policy, string Knowledge, string Limits);
