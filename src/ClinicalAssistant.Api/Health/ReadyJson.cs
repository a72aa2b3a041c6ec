namespace ClinicalAssistant.Api.Health;

/// <summary>What the server stands on. <c>Status</c>: ready, degraded (it answers without something that is configured), not ready, stopping; <c>Missing</c> names what does not answer.</summary>
internal sealed record ReadyJson(string Status, string Record, string Models, string Policy, string Knowledge, string Limits, IReadOnlyList<string> Missing);
