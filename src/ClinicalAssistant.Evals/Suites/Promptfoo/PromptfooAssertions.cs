using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ClinicalAssistant.Evals;

/// <summary>promptfoo's assertion types. Case counts in them as it does there: <c>contains</c> minds it, <c>icontains</c> does not.</summary>
internal sealed class PromptfooAssertions(AssertionSubjects subjects, string folder, SuiteSources sources, Action<SuiteNode, string> pass)
{
    private static readonly string[] KnownFields = ["type", "value", "threshold", "weight", "metric", "assert"];
    private static readonly string[] WithThreshold = ["levenshtein", "rouge-n", "latency", "cost", "assert-set"];

    public Assertion Read(SuiteNode node)
    {
        var type = Fields.Needed(node, "type").Text("'type'");
        foreach (var (name, value) in node.Fields!.Where(field => !KnownFields.Contains(field.Key)))
            pass(value, $"'{name}' of the assertion '{type}'");
        var weight = node.Find("weight")?.Number("'weight'") ?? 1;
        var negated = type.StartsWith("not-", StringComparison.Ordinal);
        var plain = negated ? type["not-".Length..] : type;
        if (node.Find("threshold") is { } threshold && !WithThreshold.Contains(plain))
            pass(threshold, $"'threshold' of the assertion '{type}'");
        var assertion = Judge(node, plain) ?? (Check(node, plain) is { } check ? Assertion.Of(type, check) : Unknown(node, type));
        return (negated ? assertion.Negated(type) : assertion) with { Name = type, Weight = weight };
    }

    private Assertion? Judge(SuiteNode node, string type) => type switch
    {
        "llm-rubric" or "model-graded-closedqa" => new Assertion(type, JudgedAssertions.Single(Value(node))),
        "factuality" or "model-graded-factuality" => new Assertion(type, JudgedAssertions.Single($"Every statement of fact in the answer agrees with this reference, and none contradicts it: {Value(node)}")),
        "assert-set" => Set(node),
        _ => null,
    };

    /// <summary>A set holds where all of it does, or the weighted share that its threshold asks for.</summary>
    private Assertion Set(SuiteNode node)
    {
        var parts = Fields.Listed(Fields.Needed(node, "assert")).Select(Read).ToList();
        var threshold = node.Find("threshold")?.Share("'threshold'");
        return new Assertion("assert-set", async (run, cancellationToken) =>
        {
            var verdicts = new List<(Assertion Part, AssertionVerdict Verdict)>();
            foreach (var part in parts)
                verdicts.Add((part, await part.Judge(run, cancellationToken).ConfigureAwait(false)));
            if (verdicts.Exists(one => one.Verdict.Undecided))
                return AssertionVerdict.Unknown("part of the set has no verdict");
            var weight = verdicts.Sum(one => one.Part.Weight);
            var score = weight > 0 ? verdicts.Sum(one => one.Part.Weight * one.Verdict.Value) / weight : 1;
            return AssertionVerdict.Scored(score, threshold ?? 1, () => string.Join("; ", verdicts.Where(one => !one.Verdict.Passed).Select(one => $"{one.Part.Name}: {one.Verdict.Detail}")));
        });
    }

    private Func<CaseRun, AssertionVerdict>? Check(SuiteNode node, string type) => type switch
    {
        "equals" => EqualTo(node),
        "contains" => Holds(node, all: true, StringComparison.Ordinal, one: true),
        "icontains" => Holds(node, all: true, StringComparison.OrdinalIgnoreCase, one: true),
        "contains-all" => Holds(node, all: true, StringComparison.Ordinal),
        "icontains-all" => Holds(node, all: true, StringComparison.OrdinalIgnoreCase),
        "contains-any" => Holds(node, all: false, StringComparison.Ordinal),
        "icontains-any" => Holds(node, all: false, StringComparison.OrdinalIgnoreCase),
        "starts-with" => StartsWith(Value(node)),
        "regex" => Matches(TextAssertions.Pattern(Fields.Needed(node, "value"), "'value' of a regex")),
        "is-json" => JsonAssertions.Check(Schema(node), whole: true),
        "contains-json" => JsonAssertions.Check(Schema(node), whole: false),
        "levenshtein" => Distance(Value(node), node.Find("threshold")?.Number("'threshold'") ?? 5),
        "rouge-n" => SimilarityAssertions.Check((answer, reference) => WordOverlap.RougeN(answer, reference, 1), "rouge-1", Value(node), node.Find("threshold")?.Share("'threshold'") ?? 0.75),
        "latency" => MeasureAssertions.Latency(Fields.Needed(node, "threshold"), subjects),
        "cost" => MeasureAssertions.Cost(Fields.Needed(node, "threshold"), subjects),
        "is-refusal" => run => AssertionVerdict.Of(ReadingAssertions.IsRefusal(run), () => "the answer is no refusal"),
        _ => null,
    };

    /// <summary>It must never seem to hold: the case stays without a verdict.</summary>
    private Assertion Unknown(SuiteNode node, string type)
    {
        pass(node, $"the assertion '{type}'");
        return Assertion.Of(type, _ => AssertionVerdict.Unknown($"the assertion '{type}' is not supported here"));
    }

    private Func<CaseRun, AssertionVerdict> EqualTo(SuiteNode node)
    {
        var place = Fields.Needed(node, "value");
        if (place.Fields is null && place.Items is null)
        {
            var text = Value(node);
            return run => AssertionVerdict.Of(run.Text == text, () => "the answer is another text");
        }

        var wanted = place.ToJson();
        return run => JsonWithin.Of(run.Text, whole: true).Select(found => found.Json).FirstOrDefault() is { } json && JsonElement.DeepEquals(json.RootElement, wanted)
            ? AssertionVerdict.Held
            : new AssertionVerdict(false, "the answer is not that JSON");
    }

    private Func<CaseRun, AssertionVerdict> Holds(SuiteNode node, bool all, StringComparison comparison, bool one = false)
    {
        var place = Fields.Needed(node, "value");
        IReadOnlyList<string> parts = one ? [Value(node)]
            : place.Items is null ? Value(node).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : place.Texts("'value'");
        return run =>
        {
            var missing = parts.Where(part => !run.Text.Contains(part, comparison)).ToList();
            return AssertionVerdict.Of(all ? missing.Count == 0 : missing.Count < parts.Count, () => $"not in the answer: {string.Join("; ", missing)}");
        };
    }

    private static Func<CaseRun, AssertionVerdict> StartsWith(string start) => run => AssertionVerdict.Of(run.Text.StartsWith(start, StringComparison.Ordinal), () => $"does not start with: {start}");

    private static Func<CaseRun, AssertionVerdict> Matches(Regex pattern) => run =>
    {
        try
        {
            return AssertionVerdict.Of(pattern.IsMatch(run.Text), () => $"no match for {pattern}");
        }
        catch (RegexMatchTimeoutException)
        {
            // Neither found nor absent, so that its negation does not hold either.
            return AssertionVerdict.Unknown($"{pattern} took longer than a second on this answer; make it simpler");
        }
    };

    private static Func<CaseRun, AssertionVerdict> Distance(string to, double most) => run =>
    {
        var distance = Levenshtein.Distance(run.Text, to);
        return AssertionVerdict.Of(distance <= most, () => string.Create(CultureInfo.InvariantCulture, $"{distance} edits, at most {most:0} allowed"));
    };

    private Func<JsonElement, string, IReadOnlyList<string>>? Schema(SuiteNode node)
    {
        if (node.Find("value") is not { IsNothing: false } value)
            return null;
        if (value.Scalar is not { } text)
            return JsonSchemas.Read(value);
        return JsonSchemas.Read(SuiteFile.Yaml(text.StartsWith("file://", StringComparison.Ordinal) ? Value(node) : text, value.File, value.Line));
    }

    private string Value(SuiteNode node)
    {
        var value = Fields.Needed(node, "value");
        return sources.Text(value, value.Text("'value'"), folder, "an assertion");
    }
}
