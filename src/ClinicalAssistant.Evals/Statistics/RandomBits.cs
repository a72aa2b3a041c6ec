namespace ClinicalAssistant.Evals;

/// <summary>SplitMix64 (Steele, Lea, Flood, OOPSLA 2014), the same numbers in every run.</summary>
internal sealed class RandomBits
{
    private ulong _state = 0x9E3779B97F4A7C15UL;

    public ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
