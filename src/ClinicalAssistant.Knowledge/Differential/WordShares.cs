namespace ClinicalAssistant.Knowledge;

/// <summary>How much of the conditions' vocabularies one word makes up: of each condition that uses it the share that is missing, 1 less the share.</summary>
internal sealed class WordShares
{
    private int[] _conditions = new int[4];
    private double[] _missing = new double[4];
    private int _count;

    /// <summary>Numbers of the conditions, ascending.</summary>
    public ReadOnlySpan<int> Conditions => _conditions.AsSpan(0, _count);

    /// <summary>What is missing of each, in that order.</summary>
    public ReadOnlySpan<double> Missing => _missing.AsSpan(0, _count);

    /// <summary>Adds a place of the word. Conditions come in ascending order.</summary>
    public void Add(int condition, double share)
    {
        if (_count == 0 || _conditions[_count - 1] != condition)
        {
            if (_count == _conditions.Length)
            {
                Array.Resize(ref _conditions, 2 * _count);
                Array.Resize(ref _missing, 2 * _count);
            }

            _conditions[_count] = condition;
            _missing[_count++] = 1;
        }

        _missing[_count - 1] *= 1 - share;
    }
}
