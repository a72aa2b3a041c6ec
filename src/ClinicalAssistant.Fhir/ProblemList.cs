namespace ClinicalAssistant.Fhir;

/// <summary>Collects the problems of one input; past <see cref="Most"/> it only counts, so that a hostile file does not flood the reader.</summary>
internal sealed class ProblemList
{
    public const int Most = 100;

    private readonly List<PatientProblem> _problems = [];
    private readonly HashSet<string> _types = [];
    private int _more;

    /// <summary>Whether anything was told of a resource of this type.</summary>
    public bool Concerns(string resourceType) => _types.Contains(resourceType);

    public void Add(string what, string remedy) => Add(null, null, what, remedy);

    public void Add(int? entry, string? resourceType, string what, string remedy)
    {
        if (resourceType is not null)
            _types.Add(resourceType);
        if (_problems.Count < Most)
            _problems.Add(new PatientProblem(entry, resourceType, what, remedy));
        else
            _more++;
    }

    /// <summary>All of another list, after these.</summary>
    public void AddAll(ProblemList other)
    {
        foreach (var problem in other._problems)
            Add(problem.Entry, problem.ResourceType, problem.What, problem.Remedy);
        _more += other._more;
    }

    public IReadOnlyList<PatientProblem> ToList() => _more == 0
        ? [.. _problems]
        : [.. _problems, new PatientProblem(null, null, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_more} more problems are not listed"), "Mend these first and read again")];
}
