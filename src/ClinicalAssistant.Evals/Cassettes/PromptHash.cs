using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Evals;

/// <summary>What a reply depends on, as texts that can be compared.</summary>
internal static class PromptHash
{
    public static string Of(IEnumerable<ChatMessage> messages)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string? text)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text ?? ""));
            hash.AppendData([0]);
        }

        foreach (var message in messages)
        {
            Add(message.Role.Value);
            foreach (var content in message.Contents)
            {
                switch (content)
                {
                    case TextContent text: Add(text.Text); break;
                    case FunctionCallContent call: Add(call.Name); Add(Arguments(call)); break;
                    case FunctionResultContent result: Add(result.Result?.ToString()); break;
                    default: Add(content.GetType().Name); break;
                }
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static string Parameters(ChatOptions? options) => string.Create(CultureInfo.InvariantCulture,
        $"temperature={options?.Temperature};top_p={options?.TopP};max_tokens={options?.MaxOutputTokens};seed={options?.Seed};format={options?.ResponseFormat?.GetType().Name};tools={string.Join(',', options?.Tools?.Select(tool => tool.Name) ?? [])}");

    /// <summary>The arguments as JSON with their names in order.</summary>
    public static string Arguments(FunctionCallContent call)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in (call.Arguments ?? new Dictionary<string, object?>()).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                if (value is JsonElement element)
                    element.WriteTo(writer);
                else
                    writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
