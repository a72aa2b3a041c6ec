using System.Globalization;
using System.Text.Json;

namespace ClinicalAssistant.Evals;

/// <summary>The questions that a judge is asked, and what of its replies can be used.</summary>
internal static class Grading
{
    /// <summary>The prompts of these questions, by name.</summary>
    public static IReadOnlyList<string> Prompts { get; } = ["rubric", "pairwise", "claims"];

    /// <summary>Whether an answer meets a criterion.</summary>
    public static Task<(CriterionGrade? Value, string? Fault)> CriterionAsync(Judge judge, string conversation, string answer, Criterion criterion, CancellationToken cancellationToken) =>
        judge.AskAsync(
            "rubric",
            new Dictionary<string, string> { ["conversation"] = conversation, ["answer"] = answer, ["criterion"] = string.Create(CultureInfo.InvariantCulture, $"[{criterion.Points}] {criterion.Text}") },
            (json, restore) => (Flag(json, "met") ?? Flag(json, "criteria_met")) is { } met ? new CriterionGrade(met, restore(Text(json, "reason") ?? Text(json, "explanation") ?? "")) : null,
            cancellationToken);

    /// <summary>Share of the two orders in which the answer is preferred to the other.</summary>
    public static async Task<(double? Value, string? Fault)> PreferAsync(Judge judge, string conversation, string answer, string other, CancellationToken cancellationToken)
    {
        double score = 0;
        foreach (var swapped in new[] { false, true })
        {
            var (choice, fault) = await judge.AskAsync(
                "pairwise",
                new Dictionary<string, string> { ["conversation"] = conversation, ["first"] = swapped ? other : answer, ["second"] = swapped ? answer : other },
                (json, _) => Text(json, "better") is "first" or "second" or "equal" ? Text(json, "better") : null,
                cancellationToken).ConfigureAwait(false);
            if (choice is null)
                return (null, fault);
            score += choice == "equal" ? 0.25 : choice == (swapped ? "second" : "first") ? 0.5 : 0;
        }

        return (score, null);
    }

    /// <summary>The statements of fact of an answer, each with whether the reference supports it.</summary>
    public static Task<(IReadOnlyList<(string Text, bool Supported)>? Value, string? Fault)> ClaimsAsync(Judge judge, string reference, string answer, CancellationToken cancellationToken) =>
        judge.AskAsync<IReadOnlyList<(string, bool)>>(
            "claims",
            new Dictionary<string, string> { ["reference"] = reference, ["answer"] = answer },
            (json, restore) => json.TryGetProperty("claims", out var claims) && claims.ValueKind == JsonValueKind.Array && claims.EnumerateArray().All(claim => Text(claim, "claim") is not null && Flag(claim, "supported") is not null)
                ? [.. claims.EnumerateArray().Select(claim => (restore(Text(claim, "claim")!), Flag(claim, "supported")!.Value))]
                : null,
            cancellationToken);

    private static bool? Flag(JsonElement json, string field) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(field, out var value) && (value.ValueKind is JsonValueKind.True or JsonValueKind.False) ? value.GetBoolean() : null;

    private static string? Text(JsonElement json, string field) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
