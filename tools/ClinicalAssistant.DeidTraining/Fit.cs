using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.DeidTraining;

/// <summary>Multinomial logistic regression over buckets, by gradient steps that shrink with each bucket's own history.</summary>
internal static class Fit
{
    private const double Rate = 0.15;
    private const double Decay = 2e-6;
    private const int Starts = 4;

    // The share of buckets left out of each step, so that no single word decides.
    private const double Dropped = 0.3;

    // The margin: by how much of the log odds a class must exceed "no identifier"; below zero it favours finding.
    public static TagWeights Of(IReadOnlyList<Example> examples, int rounds, double margin, double doubt, Random random)
    {
        var mean = new double[TagWeights.Buckets, TagWeights.Classes];
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var share = new double[TagWeights.Classes];
        for (var start = 0; start < Starts; start++)
        {
            var weights = new double[TagWeights.Buckets, TagWeights.Classes];
            var history = new double[TagWeights.Buckets, TagWeights.Classes];
            for (var round = 0; round < rounds; round++)
            {
                random.Shuffle(order);
                foreach (var at in order)
                    Step(examples[at].Tag, Array.FindAll(examples[at].Buckets, _ => random.NextDouble() >= Dropped), weights, history, share);
                if (round > 0)
                    Add(weights, mean);
            }
        }

        return Rounded(mean, Starts * (rounds - 1) * margin, Starts * (rounds - 1) * doubt);
    }

    // The mean of several fits and of their rounds after the first, up to a factor, is steadier than the last round of one.
    private static void Add(double[,] weights, double[,] mean)
    {
        for (var bucket = 0; bucket < TagWeights.Buckets; bucket++)
        {
            for (var c = 0; c < TagWeights.Classes; c++)
                mean[bucket, c] += weights[bucket, c];
        }
    }

    private static void Step(Tag tag, int[] buckets, double[,] weights, double[,] history, double[] share)
    {
        Array.Clear(share);
        foreach (var bucket in buckets)
        {
            for (var c = 0; c < share.Length; c++)
                share[c] += weights[bucket, c];
        }

        var most = share.Max();
        var sum = 0.0;
        for (var c = 0; c < share.Length; c++)
            sum += share[c] = Math.Exp(share[c] - most);
        for (var c = 0; c < share.Length; c++)
        {
            var slope = (share[c] / sum) - (c == (int)tag ? 1 : 0);
            if (Math.Abs(slope) < 1e-4)
                continue;
            foreach (var bucket in buckets)
            {
                var own = slope + (Decay * weights[bucket, c]);
                history[bucket, c] += own * own;
                weights[bucket, c] -= Rate * own / (Math.Sqrt(history[bucket, c]) + 1e-3);
            }
        }
    }

    private static TagWeights Rounded(double[,] weights, double margin, double doubt)
    {
        var largest = weights.Cast<double>().Max(Math.Abs);
        var step = Math.Max(largest, 1e-9) / 127;
        var steps = new sbyte[TagWeights.Buckets, TagWeights.Classes];
        for (var bucket = 0; bucket < TagWeights.Buckets; bucket++)
        {
            for (var c = 0; c < TagWeights.Classes; c++)
                steps[bucket, c] = (sbyte)Math.Round(weights[bucket, c] / step);
        }

        return TagWeights.Of(steps, (int)Math.Round(margin / step), (int)Math.Round(doubt / step));
    }
}
