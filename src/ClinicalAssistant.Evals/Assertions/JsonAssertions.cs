using System.Text.Json;

namespace ClinicalAssistant.Evals;

/// <summary>Assertions over an answer as JSON.</summary>
internal static class JsonAssertions
{
    /// <summary><c>true</c> for any JSON, or the JSON schema that the whole answer must satisfy.</summary>
    public static Func<CaseRun, AssertionVerdict> Json(SuiteNode node, AssertionSubjects subjects) => Check(Schema(node), whole: true);

    /// <summary><c>true</c>, or the JSON schema that some object or list within the answer must satisfy.</summary>
    public static Func<CaseRun, AssertionVerdict> ContainsJson(SuiteNode node, AssertionSubjects subjects) => Check(Schema(node), whole: false);

    /// <summary>The check of a schema; null asks for JSON of any form.</summary>
    public static Func<CaseRun, AssertionVerdict> Check(Func<JsonElement, string, IReadOnlyList<string>>? schema, bool whole) => run =>
    {
        var faults = new List<string>();
        foreach (var (json, text) in JsonWithin.Of(run.Text, whole))
        {
            using (json)
            {
                if (schema is null)
                    return AssertionVerdict.Held;
                var found = schema(json.RootElement, text);
                if (found.Count == 0)
                    return AssertionVerdict.Held;
                faults.AddRange(found);
            }
        }

        return new AssertionVerdict(false, faults.Count > 0 ? string.Join("; ", faults.Distinct().Take(6)) : whole ? "the answer is not JSON" : "there is no JSON in the answer");
    };

    private static Func<JsonElement, string, IReadOnlyList<string>>? Schema(SuiteNode node) => node is { Quoted: false, Scalar: "true" }
        ? null
        : node.Fields is null ? throw node.Fault("a JSON assertion takes true, or a JSON schema as a map.") : JsonSchemas.Read(node);
}
