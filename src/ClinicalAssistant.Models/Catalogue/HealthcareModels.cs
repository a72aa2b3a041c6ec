using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicalAssistant.Models;

/// <summary>The healthcare models of <c>healthcare-models.json</c>.</summary>
public static partial class HealthcareModels
{
    private static readonly Lazy<IReadOnlyList<HealthcareModel>> Loaded = new(Load);

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<HealthcareModel> All => Loaded.Value;

    private static List<HealthcareModel> Load()
    {
        using var stream = typeof(HealthcareModels).Assembly.GetManifestResourceStream("healthcare-models.json") ?? throw new InvalidOperationException("healthcare-models.json is not in the program.");
        return [.. JsonSerializer.Deserialize(stream, Json.Default.ListHealthcareModel)!.OrderBy(model => model.Name, StringComparer.Ordinal)];
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(List<HealthcareModel>))]
    private sealed partial class Json : JsonSerializerContext;
}
