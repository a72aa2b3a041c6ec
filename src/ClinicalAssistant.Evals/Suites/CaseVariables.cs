namespace ClinicalAssistant.Evals;

/// <summary>The variables of a case: its own over the suite's. A name that neither has is an error where it is used.</summary>
internal sealed class CaseVariables(IReadOnlyDictionary<string, string> values)
{
    public IReadOnlyDictionary<string, string> Values => values;

    public static CaseVariables Read(SuiteNode? suite, SuiteNode? own)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in new[] { suite, own }.OfType<SuiteNode>())
        {
            foreach (var (name, value) in node.Fields ?? throw node.Fault("'vars' must be a map of names and texts."))
                values[name] = value.Text($"variable '{name}'");
        }

        return new CaseVariables(values);
    }

    public CaseVariables And(string name, string value) => new(new Dictionary<string, string>(values, StringComparer.Ordinal) { [name] = value });

    public string Fill(SuiteNode place, string text) => text.Contains("{{", StringComparison.Ordinal)
        ? PromptVariant.Placeholder().Replace(text, match => values.TryGetValue(match.Groups[1].Value, out var value)
            ? value
            : throw place.Fault($"variable '{match.Groups[1].Value}' is missing. State it under 'vars' of the case or of the suite's defaults."))
        : text;
}
