using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>The findings of one query by number: the most special of each line observed, and what is excluded.</summary>
internal sealed class PatientFindings
{
    private const string Pregnancy = "CA:pregnancy";

    private PatientFindings(bool stated, List<int> observed, List<int> excluded, HashSet<int> present, HashSet<int> absent)
    {
        AnyStated = stated;
        Observed = observed;
        Excluded = excluded;
        Present = present;
        Absent = absent;
    }

    /// <summary>Whether the query states any finding that the pack knows.</summary>
    public bool AnyStated { get; }

    /// <summary>Observed findings without those that a more special one implies.</summary>
    public List<int> Observed { get; }

    /// <summary>Excluded findings as stated.</summary>
    public List<int> Excluded { get; }

    /// <summary>Observed findings and all more general ones.</summary>
    public HashSet<int> Present { get; }

    /// <summary>Excluded findings and all more special ones, but for those observed.</summary>
    public HashSet<int> Absent { get; }

    public static PatientFindings Of(DifferentialQuery query, DifferentialModel model)
    {
        var observed = new SortedSet<int>();
        var excluded = new SortedSet<int>();
        foreach (var finding in query.Findings)
        {
            if (model.Number(finding.Id) is { } number)
                (finding.Status == FindingStatus.Observed ? observed : excluded).Add(number);
        }

        var stated = observed.Count + excluded.Count > 0;
        if (model.Number(Pregnancy) is { } pregnancy)
        {
            if (query.Pregnant == true)
                observed.Add(pregnancy);
            else if (query.Pregnant == false || query.Sex == Sex.Male)
                excluded.Add(pregnancy);
        }

        var present = new HashSet<int>(observed);
        foreach (var finding in observed)
            present.UnionWith(model.Ancestors[finding]);
        excluded.ExceptWith(present);
        var absent = new HashSet<int>(excluded);
        foreach (var finding in excluded)
            absent.UnionWith(model.Descendants[finding]);
        absent.ExceptWith(present);
        var special = observed.Where(finding => !model.Descendants[finding].Any(observed.Contains)).ToList();
        return new PatientFindings(stated, special, [.. excluded], present, absent);
    }
}
