using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Server;

namespace ClinicalAssistant.Api.Mcp;

/// <summary>The tools with the schemas of what they take and give.</summary>
internal static class McpToolList
{
    // A value of any kind is the schema "true", which some clients do not take: an empty object says the same.
    private static readonly AIJsonSchemaCreateOptions Schemas = new() { TransformSchemaNode = (_, node) => node is JsonValue value && value.TryGetValue<bool>(out var any) && any ? new JsonObject() : node };

    public static IEnumerable<McpServerTool> All() =>
        from method in typeof(McpTools).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let described = method.GetCustomAttribute<McpServerToolAttribute>()
        where described is not null
        orderby described.Name
        select McpServerTool.Create(method, request => request.Services!.GetRequiredService<McpTools>(), new McpServerToolCreateOptions
        {
            SerializerOptions = McpJson.Options,
            SchemaCreateOptions = Schemas,
            UseStructuredContent = true,
            OutputSchema = AIJsonUtilities.CreateJsonSchema(described.OutputSchemaType!, serializerOptions: McpJson.Options, inferenceOptions: Schemas),
        });
}
