namespace ClinicalAssistant.Evals;

/// <summary>One calculator of the dataset.</summary>
/// <param name="Calculator">Id of the calculator here.</param>
/// <param name="Tolerance">"5 %" or "exact", where a line states no limits.</param>
/// <param name="Inputs">The dataset's fields and the inputs here.</param>
internal sealed record MedCalcEntry(string Calculator, string Tolerance, IReadOnlyDictionary<string, string> Inputs)
{
    /// <summary>Values of a choice by input here: the dataset's word and ours.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Fields that the dataset carries and the formula does not use.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>What an input is where the dataset leaves its field out, beside "no" for yes/no inputs.</summary>
    public IReadOnlyDictionary<string, string> Absent { get; init; } = new Dictionary<string, string>();

    /// <summary>Fields that hold a name, an amount and a unit, and the two inputs they stand for.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Triples { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}
