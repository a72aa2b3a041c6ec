using System.Globalization;
using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Prints what rules and learned layer do together on the development files, with 95 % intervals. Skips where the files are absent.</summary>
public sealed class ClassifierMeasuring(ITestOutputHelper output)
{
    private static readonly (string Set, string[] File, string Text, string Slice)[] Sets =
    [
        ("medsafety", ["medsafety", "requests.jsonl.gz"], "request", "category"),
        ("benign", ["benign", "questions.jsonl.gz"], "text", "kind"),
        ("xstest", ["xstest", "prompts.jsonl.gz"], "prompt", "label"),
        ("clinwork", ["authored_samples", "clinwork.jsonl.gz"], "text", "label"),
    ];

    [Fact]
    public void Figures_of_rules_and_learned_layer_on_the_development_files()
    {
        Assert.SkipWhen(DevelopmentData.Find("medsafety") is null, "The development files are not beside the repository.");
        var counted = 0;
        foreach (var (set, file, text, slice) in Sets)
        {
            var rows = Measuring.Lines(file).Select(line =>
            {
                var input = new GuardInput { Text = line.GetProperty(text).GetString()! };
                return (Slice: line.GetProperty(slice).ToString(), Rules: Policies.Guard.Judge(input).Decision, Both: Policies.Whole.Judge(input).Decision, Policies.Learned.Score(input.Text).Harm);
            }).ToArray();
            counted += rows.Length;
            foreach (var group in rows.GroupBy(r => r.Slice).OrderBy(g => g.Key, StringComparer.Ordinal).Append(rows.GroupBy(_ => "all").First()))
            {
                var n = group.Count();
                Print($"{set,-10} {group.Key,-22} n={n,4} refused {new Interval(group.Count(r => r.Both == Decision.Refuse), n),-22} refused or cautioned {new Interval(group.Count(r => r.Both is Decision.Refuse or Decision.Caution), n),-22} rules alone {new Interval(group.Count(r => r.Rules == Decision.Refuse), n),-22} {new Interval(group.Count(r => r.Rules is Decision.Refuse or Decision.Caution), n)}");
            }

            foreach (var group in rows.GroupBy(r => set is "xstest" or "clinwork" ? r.Slice : "all"))
            {
                var shares = new[] { 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95 }.Select(t => $"{t}: {100.0 * group.Count(r => r.Rules == Decision.Refuse || r.Harm >= t) / group.Count():0.0}");
                Print($"           {group.Key,-8} reached by rules or by a score of {string.Join(" ", shares)}");
            }
        }

        Assert.True(counted > 0);
    }

    private void Print(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
