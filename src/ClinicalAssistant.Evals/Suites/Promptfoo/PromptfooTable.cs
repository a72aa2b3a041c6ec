using System.Text.RegularExpressions;

namespace ClinicalAssistant.Evals;

/// <summary>A record of a promptfoo table as a test: columns are variables, <c>__expected</c> columns are assertions.</summary>
internal static partial class PromptfooTable
{
    public static SuiteNode Test(SuiteNode record)
    {
        var variables = new List<KeyValuePair<string, SuiteNode>>();
        var assertions = new List<SuiteNode>();
        var fields = new List<KeyValuePair<string, SuiteNode>>();
        foreach (var (name, cell) in record.Fields!)
        {
            if (name.StartsWith("__expected", StringComparison.Ordinal))
            {
                if (cell.Scalar is { Length: > 0 } expected)
                    assertions.Add(Expected(cell, expected));
            }
            else if (name is "__description" or "__threshold")
            {
                if (cell.Scalar is { Length: > 0 })
                    fields.Add(KeyValuePair.Create(name[2..], cell));
            }
            else if (name.StartsWith("__", StringComparison.Ordinal))
            {
                fields.Add(KeyValuePair.Create(name, cell));
            }
            else
            {
                variables.Add(KeyValuePair.Create(name, cell));
            }
        }

        fields.Add(KeyValuePair.Create("vars", SuiteNode.OfMap(record.File, record.Line, variables)));
        fields.Add(KeyValuePair.Create("assert", SuiteNode.OfList(record.File, record.Line, assertions)));
        return SuiteNode.OfMap(record.File, record.Line, fields);
    }

    /// <summary>
    /// <c>type: value</c>, <c>type(threshold): value</c>, a type alone, or the text that must be equalled. Types that are not supported here keep their
    /// name, so that their case has no verdict instead of being held to the text.
    /// </summary>
    private static SuiteNode Expected(SuiteNode cell, string text)
    {
        SuiteNode Of(string value, bool quoted = true) => SuiteNode.OfScalar(cell.File, cell.Line, value, quoted);
        var match = Program().Match(text) is { Success: true } program ? program : Typed().Match(text);
        if (!match.Success)
            return SuiteNode.OfMap(cell.File, cell.Line, [KeyValuePair.Create("type", Of("equals")), KeyValuePair.Create("value", Of(text))]);
        var type = match.Groups["type"].Value;
        List<KeyValuePair<string, SuiteNode>> fields = [KeyValuePair.Create("type", Of(type switch { "grade" => "llm-rubric", "fn" or "eval" => "javascript", _ => type }))];
        if (match.Groups["threshold"].Success)
            fields.Add(KeyValuePair.Create("threshold", Of(match.Groups["threshold"].Value, quoted: false)));
        if (match.Groups["value"].Success)
            fields.Add(KeyValuePair.Create("value", Of(match.Groups["value"].Value.Trim())));
        return SuiteNode.OfMap(cell.File, cell.Line, fields);
    }

    // The types of promptfoo's own documentation; whatever else has a threshold in brackets is none of a text.
    [GeneratedRegex(@"^(?<type>(not-)?(equals|i?contains(-(any|all|json|html|sql|xml))?|regex|starts-with|is-(json|html|sql|xml|refusal|valid-function-call|valid-openai-function-call|valid-openai-tools-call)|levenshtein|rouge-n|rouge-[a-z]|bleu|gleu|meteor|latency|cost|finish-reason|perplexity(-score)?|llm-rubric|grade|g-eval|pi|factuality|model-graded-(closedqa|factuality)|answer-relevance|context-(recall|relevance|faithfulness)|conversation-relevance|search-rubric|select-best|max-score|similar(:[a-z-]+)?|classifier|moderation|guardrails|word-count|tool-call-f1|skill-used|trace-[a-z-]+|trajectory:[a-z-]+|webhook|human|javascript|python|ruby))(\((?<threshold>[0-9.]+)\))?(:(?<value>.*))?$|^(?<type>(not-)?[a-z]+(-[a-z]+)*)\((?<threshold>[0-9.]+)\)(:(?<value>.*))?$", RegexOptions.CultureInvariant | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Typed();

    [GeneratedRegex(@"^((?<type>fn|eval):|(?<type>file)://)(?<value>.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Program();
}
