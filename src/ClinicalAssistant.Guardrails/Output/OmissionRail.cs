using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Finds what the evidence insists on (red flags, contraindications, when to seek help, follow-up, results that are missing) and the answer leaves
/// out. At most three, in the evidence's own words.
/// </summary>
internal sealed class OmissionRail(GuardPolicy policy)
{
    private const int Most = 3;
    private readonly int _strong = policy.Group("strong_cue");
    private readonly int _followUp = policy.Group("follow_up_cue");
    private readonly int _missing = policy.Group("missing_cue");

    public IEnumerable<Addition> Find(IReadOnlyList<Fact> facts, IReadOnlyList<Statement> shown, IReadOnlyList<Statement> withheld, Patient? patient, string task)
    {
        var additions = new List<Addition>();
        if (shown.Count == 0)
            return additions;
        var answer = new CoveredUnits(facts, [.. shown, .. withheld]);
        foreach (var fact in facts)
        {
            if (additions.Count == Most)
                break;
            if (fact.EvidenceId is not { } id || fact.Statement.Stems.Count == 0)
                continue;
            var strong = fact.Statement.Has(_strong) || fact.Statement.Has(_missing);
            // Follow-up counts as left out where the answer passes over its evidence altogether.
            if (!strong && (!fact.Statement.Has(_followUp) || answer.Cites(id)))
                continue;
            if (!answer.Covers(fact))
                additions.Add(new Addition(fact.Statement.Text.Trim() + " [" + id + "]", "omission"));
        }

        if (task == ClinicalTask.Documentation && additions.Count < Most)
            additions.AddRange(Allergies(shown, additions, patient));
        return additions;
    }

    /// <summary>A document names the patient's allergies.</summary>
    private IEnumerable<Addition> Allergies(IReadOnlyList<Statement> shown, List<Addition> sofar, Patient? patient)
    {
        foreach (var allergy in patient?.Allergies ?? [])
        {
            var bracket = allergy.Text.IndexOf('(', StringComparison.Ordinal);
            var name = (bracket > 0 ? allergy.Text[..bracket] : allergy.Text).Trim();
            var substance = Statement.Read(name, policy).Stems;
            if (substance.Count == 0 || sofar.Exists(a => a.Text.Contains(name, StringComparison.OrdinalIgnoreCase)))
                continue;
            if (!shown.Any(s => substance.Overlaps(s.Stems)))
                yield return new Addition("Allergy on record: " + allergy.Text + ".", "allergy_on_record");
        }
    }
}
