using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ClinicalAssistant.Guardrails;

/// <summary>x Φ(x), with the error function by Abramowitz and Stegun's formula 7.1.26 (error at most 1.5e-7).</summary>
internal static class GaussianErrorUnit
{
    /// <summary>Applies it in place; the number of values is a multiple of eight.</summary>
    public static void Apply(Span<float> values)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        for (nuint i = 0; i < (nuint)values.Length; i += (nuint)Vector256<float>.Count)
        {
            var x = Vector256.LoadUnsafe(ref first, i);
            var z = Vector256.Abs(x) * 0.70710678f;
            var t = Vector256<float>.One / (Vector256<float>.One + (z * 0.3275911f));
            var polynomial = t * (Constant(0.254829592f) + (t * (Constant(-0.284496736f) + (t * (Constant(1.421413741f) + (t * (Constant(-1.453152027f) + (t * 1.061405429f))))))));
            var error = Vector256<float>.One - (polynomial * Vector256.Exp(-(z * z)));
            var signed = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), -error, error);
            (x * 0.5f * (Vector256<float>.One + signed)).StoreUnsafe(ref first, i);
        }
    }

    private static Vector256<float> Constant(float value) => Vector256.Create(value);
}
