using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ClinicalAssistant.Guardrails;

/// <summary>The hash that turns words and letters into buckets. The weights on disk depend on it: a change needs a new <see cref="TextFeatures.Version"/>.</summary>
internal static class FeatureHash
{
    /// <summary>The hash of no letters.</summary>
    public const uint None = 2166136261;

    private const uint Prime = 16777619;

    public static uint Of(ReadOnlySpan<char> letters)
    {
        var hash = None;
        foreach (var letter in letters)
            hash = Add(hash, letter);
        return Mix(hash);
    }

    public static uint Start(char first) => Add(None, first);

    public static uint Add(uint hash, char letter) => unchecked((hash ^ letter) * Prime);

    public static uint Pair(uint first, uint second, uint kind) => Mix(Joined(first, second, kind));

    /// <summary>A pair before it is mixed.</summary>
    public static uint Joined(uint first, uint second, uint kind) => unchecked((first * 0x9E3779B1u) ^ (second + kind * 0x85EBCA77u));

    public static uint Mix(uint hash)
    {
        unchecked
        {
            hash ^= hash >> 16;
            hash *= 0x7FEB352Du;
            hash ^= hash >> 15;
            hash *= 0x846CA68Bu;
            return hash ^ (hash >> 16);
        }
    }

    /// <summary>Mixes many at once, and keeps of each the bits of a mask.</summary>
    public static void Mix(Span<int> hashes, int mask)
    {
        var many = MemoryMarshal.Cast<int, Vector256<uint>>(hashes);
        foreach (ref var eight in many)
        {
            eight ^= eight >>> 16;
            eight *= 0x7FEB352Du;
            eight ^= eight >>> 15;
            eight *= 0x846CA68Bu;
            eight = (eight ^ (eight >>> 16)) & Vector256.Create((uint)mask);
        }

        foreach (ref var one in hashes[(many.Length * Vector256<uint>.Count)..])
            one = unchecked((int)Mix((uint)one)) & mask;
    }
}
