using System.Text.RegularExpressions;

namespace ClinicalAssistant.Evals;

/// <summary>Variables of promptfoo tests: values, files, lists (each entry makes a test of its own) and the environment.</summary>
internal sealed partial class PromptfooVariables(SuiteNode? own, string folder, SuiteSources sources)
{
    private readonly Dictionary<string, string> _own = own?.Fields?.ToDictionary(pair => pair.Key, pair => pair.Value.Text($"'env.{pair.Key}'"), StringComparer.Ordinal) ?? [];

    /// <summary>Every combination of the values, each with the defaults beneath.</summary>
    public IEnumerable<CaseVariables> Of(SuiteNode? defaults, SuiteNode? test)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var node in new[] { defaults, test }.OfType<SuiteNode>())
        {
            foreach (var (name, value) in node.Fields ?? throw node.Fault("'vars' must be a map of names and values."))
                values[name] = value.Items is { } items && items.All(item => item.Fields is null && item.Items is null) ? [.. items.Select(item => Text(item, name))] : [Text(value, name)];
        }

        IEnumerable<Dictionary<string, string>> all = [new(StringComparer.Ordinal)];
        foreach (var (name, choices) in values)
            all = choices.Count == 1 ? all.Select(one => { one[name] = choices[0]; return one; }) : all.SelectMany(one => choices.Select(choice => new Dictionary<string, string>(one, StringComparer.Ordinal) { [name] = choice }));
        return all.Select(one => new CaseVariables(one));
    }

    /// <summary>A text with <c>{{env.NAME}}</c> filled in; other variables stay for the tests.</summary>
    public string WithEnvironment(SuiteNode place, string text)
    {
        if (Logic().Match(text) is { Success: true } logic)
            throw place.Fault($"the template logic '{logic.Value}' is not supported; only {{{{name}}}} and {{{{env.NAME}}}} are. Write it out.");
        return PromptVariant.Placeholder().Replace(text, match => match.Groups[1].Value is var name && name.StartsWith("env.", StringComparison.Ordinal)
            ? _own.GetValueOrDefault(name[4..]) ?? Environment.GetEnvironmentVariable(name[4..]) ?? throw place.Fault($"the environment has no '{name[4..]}'. Set it, or state it under 'env'.")
            : match.Value);
    }

    private string Text(SuiteNode node, string name) => node.Fields is not null || node.Items is not null
        ? node.ToJson().GetRawText()
        : sources.Text(node, node.Scalar ?? "", folder, $"variable '{name}'");

    [GeneratedRegex(@"\{%.*?%\}|\{\{[^{}]*[|(\[][^{}]*\}\}", RegexOptions.CultureInvariant | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Logic();
}
