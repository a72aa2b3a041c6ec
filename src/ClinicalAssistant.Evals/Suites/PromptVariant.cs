using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>One of the prompts that a suite compares: messages with variables, or a folder of the pipeline's prompts.</summary>
internal sealed partial record PromptVariant : PatientWords
{
    public required string Id { get; init; }

    public string? Version { get; init; }

    /// <summary>Role (system, user or assistant) and template of each message; empty for a folder.</summary>
    public IReadOnlyList<(string Role, string Template)> Messages { get; init; } = [];

    /// <summary>A folder with the pipeline's prompts in another version, or null.</summary>
    public string? Folder { get; init; }

    /// <summary>Names of the variables in the templates.</summary>
    public IEnumerable<string> Variables => Messages.SelectMany(message => Placeholder().Matches(message.Template).Select(match => match.Groups[1].Value)).Distinct();

    /// <summary>The messages with the variables filled in. What a value holds is text, never a template.</summary>
    public IReadOnlyList<(string Role, string Text)> Filled(IReadOnlyDictionary<string, string> values) =>
        [.. Messages.Select(message => (message.Role, Placeholder().Replace(message.Template, match => values[match.Groups[1].Value])))];

    [GeneratedRegex(@"\{\{\s*([A-Za-z_][A-Za-z0-9_.-]*)\s*\}\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    public static partial Regex Placeholder();
}
