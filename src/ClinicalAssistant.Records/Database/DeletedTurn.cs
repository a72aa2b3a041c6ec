namespace ClinicalAssistant.Records.Database;

/// <summary>A turn that was just deleted.</summary>
internal sealed record DeletedTurn(string Tenant, string ConversationId, string QuestionId);
