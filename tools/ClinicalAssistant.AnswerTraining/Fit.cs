using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.AnswerTraining;

/// <summary>Logistic regression over buckets, by gradient steps that shrink with each bucket's own history.</summary>
internal static class Fit
{
    private const int Seed = 20261201;
    private const double Rate = 0.05;
    private const double Decay = 1e-2;
    private const int Starts = 3;
    private const int Rounds = 8;

    // The share of buckets left out of each step, so that no single word decides.
    private const double Dropped = 0.3;

    /// <summary>A weight a bucket: the mean of several fits and of the later half of their rounds, which is steadier than the last round of one.</summary>
    public static double[] Of(IReadOnlyList<Example> examples)
    {
        var random = new Random(Seed);
        var mean = new double[SentenceFeatures.Buckets];
        var order = Enumerable.Range(0, examples.Count).ToArray();
        for (var start = 0; start < Starts; start++)
        {
            var weights = new double[SentenceFeatures.Buckets];
            var history = new double[SentenceFeatures.Buckets];
            for (var round = 0; round < Rounds; round++)
            {
                random.Shuffle(order);
                foreach (var at in order)
                    Step(examples[at].Reading.Buckets, examples[at].IsFaulty, weights, history, random);

                for (var bucket = 0; round >= Rounds / 2 && bucket < mean.Length; bucket++)
                    mean[bucket] += weights[bucket] / (Starts * (Rounds - (Rounds / 2)));
            }
        }

        return mean;
    }

    /// <summary>The weights in steps of a byte, as the guard reads them.</summary>
    public static SentenceJudge Rounded(double[] weights, double doubted)
    {
        var step = Math.Max(weights.Max(Math.Abs), 1e-9) / sbyte.MaxValue;
        return new SentenceJudge(Array.ConvertAll(weights, weight => (sbyte)Math.Round(weight / step)), (float)step, (float)doubted);
    }

    public static double Score(double[] weights, int[] buckets)
    {
        var sum = 0.0;
        foreach (var bucket in buckets)
            sum += weights[bucket];
        return sum;
    }

    private static void Step(int[] buckets, bool isFaulty, double[] weights, double[] history, Random random)
    {
        var kept = Array.FindAll(buckets, _ => random.NextDouble() >= Dropped);
        var slope = (1 / (1 + Math.Exp(-Score(weights, kept)))) - (isFaulty ? 1 : 0);
        if (Math.Abs(slope) < 1e-4)
            return;
        foreach (var bucket in kept)
        {
            var own = slope + (Decay * weights[bucket]);
            history[bucket] += own * own;
            weights[bucket] -= Rate * own / (Math.Sqrt(history[bucket]) + 1);
        }
    }
}
