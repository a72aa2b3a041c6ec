using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>
/// Compares a judge with human labels: lines of <c>conversation</c> (or <c>question</c>), <c>answer</c>, <c>criterion</c> and <c>label</c> (true where a
/// person found the criterion met). What the judge gives no verdict on counts as neither.
/// </summary>
internal static class JudgeCheck
{
    public static async Task<JudgeAgreement> RunAsync(Judge judge, IEnumerable<string> lines, int concurrency, CancellationToken cancellationToken)
    {
        int bothYes = 0, onlyHuman = 0, onlyJudge = 0, bothNo = 0, undecided = 0, unusable = 0;
        await Parallel.ForEachAsync(lines, new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken }, async (line, cancel) =>
        {
            if (Read(line) is not { } item)
            {
                Interlocked.Increment(ref unusable);
                return;
            }

            var (grade, _) = await Grading.CriterionAsync(judge, item.Conversation, item.Answer, new Criterion(item.Criterion, 1, []), cancel).ConfigureAwait(false);
            switch (item.Label, grade?.Met)
            {
                case (_, null): Interlocked.Increment(ref undecided); break;
                case (true, true): Interlocked.Increment(ref bothYes); break;
                case (true, false): Interlocked.Increment(ref onlyHuman); break;
                case (false, true): Interlocked.Increment(ref onlyJudge); break;
                default: Interlocked.Increment(ref bothNo); break;
            }
        }).ConfigureAwait(false);
        var (kappa, interval) = Kappa.Of(bothYes, onlyHuman, onlyJudge, bothNo);
        var decided = bothYes + onlyHuman + onlyJudge + bothNo;
        return new JudgeAgreement(judge.Name, judge.Versions, decided, bothYes, onlyHuman, onlyJudge, bothNo, undecided, unusable, decided > 0 ? (bothYes + bothNo) / (double)decided : 0, kappa, interval);
    }

    private static (string Conversation, string Answer, string Criterion, bool Label)? Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("label", out var label) && (label.ValueKind is JsonValueKind.True or JsonValueKind.False)
                && (BenchmarkLine.TextOrNull(root, "conversation") ?? BenchmarkLine.TextOrNull(root, "question")) is { } conversation
                && BenchmarkLine.TextOrNull(root, "answer") is { } answer && BenchmarkLine.TextOrNull(root, "criterion") is { } criterion
                ? (conversation, answer, criterion, label.GetBoolean())
                : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
