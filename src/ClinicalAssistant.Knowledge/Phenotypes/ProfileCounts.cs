namespace ClinicalAssistant.Knowledge;

/// <summary>What one disease's cases say of each term; reused from disease to disease.</summary>
internal sealed class ProfileCounts(int terms)
{
    private readonly bool[] _touched = new bool[terms];

    /// <summary>Share with the term or a more special one.</summary>
    public float[] Closure { get; } = new float[terms];

    /// <summary>Share stated with exactly this term.</summary>
    public float[] Observed { get; } = new float[terms];

    /// <summary>Share stated without exactly this term.</summary>
    public float[] Excluded { get; } = new float[terms];

    /// <summary>The terms with any count.</summary>
    public List<int> Terms { get; } = [];

    public void Touch(int term)
    {
        if (!_touched[term])
        {
            _touched[term] = true;
            Terms.Add(term);
        }
    }

    /// <summary>Turns sums over cases into shares.</summary>
    public void Close(float cases)
    {
        foreach (var term in Terms)
        {
            Closure[term] = Math.Min(1, Closure[term] / cases);
            Observed[term] = Math.Min(1, Observed[term] / cases);
            Excluded[term] = Math.Min(1, Excluded[term] / cases);
        }
    }

    public void Clear()
    {
        foreach (var term in Terms)
        {
            Closure[term] = Observed[term] = Excluded[term] = 0;
            _touched[term] = false;
        }

        Terms.Clear();
    }
}
