using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Generating;

/// <summary>The variables that the pipeline supplies to every prompt, and the check of a template against them.</summary>
internal static partial class PromptVariables
{
    public const string Question = "question";
    public const string Patient = "patient";
    public const string Evidence = "evidence";
    public const string History = "history";
    public const string Audience = "audience";
    public const string Conditions = "conditions";
    public const string CallerInstructions = "caller_instructions";

    public static IReadOnlyList<string> All { get; } = [Question, Patient, Evidence, History, Audience, Conditions, CallerInstructions];

    /// <summary>Every variable in the template is declared and known, every declared one is used, and question and evidence are there.</summary>
    public static void Check(string prompt, string template, IReadOnlyList<string> declared)
    {
        foreach (var unknown in declared.Where(name => !All.Contains(name)))
            throw new WrongInputException($"prompts/{prompt}/config.json: input variable '{unknown}' is unknown. The pipeline supplies: {string.Join(", ", All)}.");
        var used = new HashSet<string>(StringComparer.Ordinal);
        var lines = template.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            foreach (Match match in Variable().Matches(lines[i]))
            {
                var name = match.Groups[1].Value;
                used.Add(name);
                if (!declared.Contains(name))
                    throw new WrongInputException($"prompts/{prompt}/skprompt.txt line {i + 1}: variable '{name}' is not declared in config.json. The pipeline supplies: {string.Join(", ", All)}.");
            }
        }

        foreach (var unused in declared.Where(name => !used.Contains(name)))
            throw new WrongInputException($"prompts/{prompt}/config.json: input variable '{unused}' is declared and the template does not use it. Use it, or remove it.");
        foreach (var needed in new[] { Question, Evidence }.Where(name => !used.Contains(name)))
            throw new WrongInputException($"prompts/{prompt}/skprompt.txt line {lines.Length}: the variable '{needed}' is missing. Every prompt is given the question and the evidence.");
    }

    /// <summary>The lines of a template that are instructions: longer than a label, without variables and message marks.</summary>
    public static IReadOnlyList<string> Instructions(string template) =>
    [
        .. template.Split('\n').Select(line => line.Trim())
            .Where(line => line.Length >= ShortestInstruction && !line.StartsWith('<') && !Variable().IsMatch(line)),
    ];

    // Headings that an answer is asked to write are shorter than this.
    private const int ShortestInstruction = 60;

    [GeneratedRegex(@"\{\{\s*\$([A-Za-z0-9_]+)[^}]*\}\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
