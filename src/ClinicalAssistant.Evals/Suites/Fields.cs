namespace ClinicalAssistant.Evals;

/// <summary>Reading of fields that several readers of suites share.</summary>
internal static class Fields
{
    public static SuiteNode Needed(SuiteNode node, string field) => node.Find(field) is { IsNothing: false } value
        ? value
        : throw node.Fault($"the field '{field}' is missing. Write it here.");

    public static string Choice(SuiteNode node, string what, params IReadOnlyCollection<string> choices) => node.Scalar is { } value && choices.Contains(value)
        ? value
        : throw node.Fault($"{what} must be one of: {string.Join(", ", choices)}.");

    public static IReadOnlyList<SuiteNode> Listed(SuiteNode? node) => node is null ? [] : node.Items ?? throw node.Fault("a list is expected here ('- …' on each line).");
}
