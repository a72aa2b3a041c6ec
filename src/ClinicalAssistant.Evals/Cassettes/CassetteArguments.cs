using System.Text.Json;

namespace ClinicalAssistant.Evals;

/// <summary>Reads the kept arguments of a call.</summary>
internal static class CassetteArguments
{
    public static IDictionary<string, object?> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(pair => pair.Name, pair => (object?)pair.Value.Clone(), StringComparer.Ordinal);
    }
}
