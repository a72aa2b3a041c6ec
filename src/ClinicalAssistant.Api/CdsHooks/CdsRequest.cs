using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>A call of a CDS service.</summary>
internal sealed record CdsRequest : PatientWords
{
    public string? Hook { get; init; }

    public string? HookInstance { get; init; }

    public string? FhirServer { get; init; }

    public CdsAuthorization? FhirAuthorization { get; init; }

    public JsonElement? Context { get; init; }

    public JsonElement? Prefetch { get; init; }

    /// <summary>A text of the context, or null.</summary>
    public string? InContext(string name) =>
        Context is { ValueKind: JsonValueKind.Object } context && context.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>An object of the context, or null.</summary>
    public JsonElement? ObjectInContext(string name) =>
        Context is { ValueKind: JsonValueKind.Object } context && context.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    /// <summary>A list of texts of the context; empty where it is none.</summary>
    public IReadOnlyList<string> ListInContext(string name) =>
        Context is { ValueKind: JsonValueKind.Object } context && context.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
}
