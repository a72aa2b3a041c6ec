using ClinicalAssistant.Guardrails;
using ClinicalAssistant.GuardTraining;
using TorchSharp;
using static TorchSharp.torch;

namespace ClinicalAssistant.EncoderTraining;

/// <summary>Trains with AdamW, the rate rising over the first steps and falling to zero over the rest.</summary>
internal sealed class EncoderTrainer(TrainableEncoder encoder, Examples examples, int rounds, bool isFurther)
{
    private const double Rate = 5e-5;
    private const double FastRate = 10 * Rate;

    // What was learned before is moved gently.
    private const double Further = 0.6;
    private const double FurtherFast = 0.1;
    private const double Decay = 0.01;
    private const double Rising = 0.06;
    private const double LargestStep = 1;
    private const double EmergencyShare = 0.7;
    private const double InjectionShare = 0.7;
    private const double CategoryShare = 0.15;
    private const double KindShare = 0.1;
    private const int ReportedEvery = 100;
    private const long Unknown = -100;

    private static int FirstKind => NetworkShape.FixedOutputs + PolicyCategories.All.Count;

    public void Train(Action<string> report, Action roundEnded)
    {
        using var slow = optim.AdamW(encoder.Slow, Rate, weight_decay: Decay);
        using var fast = optim.AdamW(encoder.Fast, FastRate, weight_decay: Decay);
        var steps = rounds * examples.Batches;
        var step = 0;
        var mean = 0.0;
        for (var round = 1; round <= rounds; round++)
        {
            encoder.train();
            foreach (var batch in examples.Round())
            {
                using var scope = NewDisposeScope();
                var rate = step < Rising * steps ? step / (Rising * steps) : (steps - step) / ((1 - Rising) * steps);
                SetRate(slow, Rate * rate * (isFurther ? Further : 1));
                SetRate(fast, FastRate * rate * (isFurther ? FurtherFast : 1));
                var loss = Loss(batch);
                slow.zero_grad();
                fast.zero_grad();
                loss.backward();
                nn.utils.clip_grad_norm_(encoder.Slow.Concat(encoder.Fast), LargestStep);
                slow.step();
                fast.step();
                mean += (loss.item<float>() - mean) / Math.Min(++step, ReportedEvery);
                if (step % ReportedEvery == 0)
                    report(FormattableString.Invariant($"round {round}, step {step} of {steps}, loss {mean:0.000}"));
            }

            roundEnded();
        }
    }

    private static void SetRate(optim.Optimizer optimizer, double rate)
    {
        foreach (var group in optimizer.ParamGroups)
            group.LearningRate = rate;
    }

    private Tensor Loss(Example[] batch)
    {
        var length = batch.Max(e => e.Pieces.Length);
        var (pieces, mask) = (new long[batch.Length * length], new float[batch.Length * length]);
        foreach (var (row, example) in batch.Index())
        {
            foreach (var (column, piece) in example.Pieces.Index())
                (pieces[(row * length) + column], mask[(row * length) + column]) = (piece, 1);
        }

        var outputs = encoder.call(tensor(pieces).view(batch.Length, length), tensor(mask).view(batch.Length, length));
        var lines = batch.Select(e => e.Line).ToArray();
        var loss = Told(NetworkShape.Harm, l => l.Harm, _ => 1)
            + (EmergencyShare * Told(NetworkShape.Emergency, l => l.Emergency, l => l.EmergencyWeight))
            + (InjectionShare * Told(NetworkShape.Injection, l => l.Injection, l => l.InjectionWeight));
        loss = Named(loss, CategoryShare, NetworkShape.FixedOutputs, FirstKind, l => l.Label == "refuse" ? PolicyCategories.IndexOf(l.Category) : -1);
        return Named(loss, KindShare, FirstKind, encoder.Outputs, l => l.Label == "escalate" ? EmergencyTopics.IndexOf(l) : -1);

        // Of the lines that tell, the mean over the whole batch.
        Tensor Told(int output, Func<TrainingLine, double?> truth, Func<TrainingLine, float> weight) =>
            (nn.functional.binary_cross_entropy_with_logits(outputs.select(1, output), tensor(lines.Select(l => (float)(truth(l) ?? 0)).ToArray()), reduction: nn.Reduction.None)
                * tensor(lines.Select(l => truth(l) is null ? 0 : weight(l)).ToArray())).sum() / batch.Length;

        Tensor Named(Tensor before, double share, int from, int to, Func<TrainingLine, int> index)
        {
            var named = lines.Select(l => index(l) is >= 0 and var i ? i : Unknown).ToArray();
            return named.All(i => i == Unknown) ? before : before + (share * nn.functional.cross_entropy(outputs.slice(1, from, to, 1), tensor(named), ignore_index: Unknown));
        }
    }
}
