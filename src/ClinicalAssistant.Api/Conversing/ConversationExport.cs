using System.Text.Json;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Records;

namespace ClinicalAssistant.Api.Conversing;

/// <summary>Conversations as one JSON object a line: what <c>/api/conversations/{id}</c> gives, with every turn that was asked for.</summary>
public static class ConversationExport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = ContractJson.Wire.Options.PropertyNamingPolicy,
        DefaultIgnoreCondition = ContractJson.Wire.Options.DefaultIgnoreCondition,
        TypeInfoResolver = System.Text.Json.Serialization.Metadata.JsonTypeInfoResolver.Combine(ContractJson.Wire, new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver()),
    };

    /// <summary>Writes them, one a line.</summary>
    public static async Task WriteAsync(TextWriter output, IEnumerable<Conversation> conversations)
    {
        foreach (var conversation in conversations)
            await output.WriteLineAsync(JsonSerializer.Serialize(ConversationJson.From(conversation), Options));
    }
}
