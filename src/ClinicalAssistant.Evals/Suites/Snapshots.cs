namespace ClinicalAssistant.Evals;

/// <summary>
/// A text that is kept in a file beside the suites and may change only on purpose: the whole text, or the messages of one role of a rendered prompt.
/// A run with <c>--update-snapshots</c> writes the files anew.
/// </summary>
internal static class Snapshots
{
    public static Assertion Read(SuiteNode node, string path, AssertionSubjects subjects, SuiteMode mode)
    {
        var of = Fields.Choice(node, "'snapshot'", "whole", "system", "user");
        if (of != "whole" && mode != SuiteMode.Render)
            throw node.Fault($"'snapshot: {of}' speaks of a message, which only 'mode: render' has. Write 'snapshot: whole'.");
        return Assertion.Of("snapshot", run =>
        {
            var text = (of == "whole" ? run.Text : RenderedPrompt.Of(run.Text, of)).ReplaceLineEndings("\n").TrimEnd() + "\n";
            if (subjects.UpdateSnapshots)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
                return AssertionVerdict.Held;
            }

            if (!File.Exists(path))
                return new AssertionVerdict(false, $"there is no snapshot {Path.GetFileName(path)}; run the suite once with --update-snapshots and look at what it wrote");
            var kept = File.ReadAllText(path).ReplaceLineEndings("\n");
            return AssertionVerdict.Of(kept == text, () => $"differs from its snapshot at line {FirstDifference(kept, text)}; where the change is meant, run with --update-snapshots");
        });
    }

    private static int FirstDifference(string left, string right)
    {
        var (a, b) = (left.Split('\n'), right.Split('\n'));
        var at = 0;
        while (at < a.Length && at < b.Length && a[at] == b[at])
            at++;
        return at + 1;
    }
}
