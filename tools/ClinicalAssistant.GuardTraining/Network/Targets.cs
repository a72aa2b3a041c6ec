using ClinicalAssistant.Guardrails;
using S = ClinicalAssistant.Guardrails.NetworkShape;

namespace ClinicalAssistant.GuardTraining;

/// <summary>What the outputs should be for a line, and how far they are from it. What a line does not tell teaches nothing.</summary>
internal static class Targets
{
    public static int Outputs => S.FixedOutputs + PolicyCategories.All.Count + EmergencyTopics.Kinds.Count;

    /// <summary>Replaces the outputs by the gradient of the loss.</summary>
    public static void Gradient(TrainingLine line, Span<float> outputs, NetworkSettings settings)
    {
        var weight = line.Label == "caution" ? 0.6f : 1;
        outputs[S.Harm] = line.Harm is { } harm ? weight * (Sigmoid(outputs[S.Harm]) - (float)harm) : 0;
        outputs[S.Emergency] = line.Emergency is { } emergency ? line.EmergencyWeight * (Sigmoid(outputs[S.Emergency]) - (float)emergency) : 0;
        outputs[S.Injection] = line.Injection is { } injection ? line.InjectionWeight * (Sigmoid(outputs[S.Injection]) - (float)injection) : 0;
        OneOf(outputs.Slice(S.FixedOutputs, PolicyCategories.All.Count), line.Label == "refuse" ? PolicyCategories.IndexOf(line.Category) : -1, settings.CategoryWeight);
        var kind = line.Label == "escalate" ? EmergencyTopics.IndexOf(line) : -1;
        OneOf(outputs[(S.FixedOutputs + PolicyCategories.All.Count)..], kind, kind >= 0 && EmergencyTopics.Kinds[kind] == EmergencyTopics.Other ? settings.GeneralKindWeight : settings.KindWeight);
    }

    private static void OneOf(Span<float> outputs, int right, float weight)
    {
        if (right < 0)
        {
            outputs.Clear();
            return;
        }

        var highest = float.NegativeInfinity;
        foreach (var output in outputs)
            highest = MathF.Max(highest, output);
        var sum = 0f;
        foreach (ref var output in outputs)
        {
            output = MathF.Exp(output - highest);
            sum += output;
        }

        for (var i = 0; i < outputs.Length; i++)
            outputs[i] = weight * ((outputs[i] / sum) - (i == right ? 1 : 0));
    }

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
