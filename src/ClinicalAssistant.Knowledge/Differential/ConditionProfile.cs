namespace ClinicalAssistant.Knowledge;

/// <summary>A condition with its facts by finding.</summary>
internal sealed class ConditionProfile
{
    private readonly ushort[] _places;
    private readonly Fact[] _facts;

    public ConditionProfile(int number, Condition condition, IReadOnlyCollection<Fact> facts, int findings)
    {
        Number = number;
        Condition = condition;
        Prior = new ConditionPrior(condition);
        _facts = [.. facts];
        _places = new ushort[findings];
        for (var i = 0; i < _facts.Length; i++)
            _places[_facts[i].Finding] = (ushort)(i + 1);
    }

    public int Number { get; }

    public Condition Condition { get; }

    public ConditionPrior Prior { get; }

    public IReadOnlyList<Fact> Facts => _facts;

    /// <summary>What the condition says of a finding, or null.</summary>
    public Fact? Fact(int finding) => _places[finding] is var place and > 0 ? _facts[place - 1] : null;
}
