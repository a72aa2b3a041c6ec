using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A patient's terms by number: what is observed, the most special of each line, everything they imply, and what is excluded.</summary>
internal sealed record PhenotypePatient : PatientWords
{
    /// <summary>Observed terms as stated.</summary>
    public required int[] Observed { get; init; }

    /// <summary>Observed terms that no other observed one implies.</summary>
    public required int[] Special { get; init; }

    /// <summary>Observed terms with all more general ones.</summary>
    public required int[] Implied { get; init; }

    /// <summary>Excluded terms as stated, without those that an observed one implies.</summary>
    public required int[] Excluded { get; init; }

    public double? Age { get; init; }

    public Sex Sex { get; init; }

    public static PhenotypePatient Of(DifferentialQuery query, TermSpace terms)
    {
        var observed = Numbers(query, FindingStatus.Observed, terms);
        var implied = new SortedSet<int>();
        var general = new HashSet<int>();
        foreach (var term in observed)
        {
            var alone = 0;
            foreach (var ancestor in terms.WithAncestors(term, ref alone))
            {
                implied.Add(ancestor);
                if (ancestor != term)
                    general.Add(ancestor);
            }
        }

        return new PhenotypePatient
        {
            Observed = observed,
            Special = [.. observed.Where(term => !general.Contains(term))],
            Implied = [.. implied],
            Excluded = [.. Numbers(query, FindingStatus.Excluded, terms).Where(term => !implied.Contains(term))],
            Age = query.Age is { } age ? (double)age.Years : null,
            Sex = query.Sex,
        };
    }

    private static int[] Numbers(DifferentialQuery query, FindingStatus status, TermSpace terms) =>
        [.. query.Findings.Where(finding => finding.Status == status).Select(finding => terms.Number(finding.Id)).Where(term => term >= 0).Distinct().Order()];
}
