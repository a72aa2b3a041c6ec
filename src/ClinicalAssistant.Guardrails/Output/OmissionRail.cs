using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Finds what the evidence insists on ("contraindicated", "do not", "immediately") about the matter of the answer and the answer leaves
/// out. At most three, from the evidence in its own words.
/// </summary>
internal sealed class OmissionRail(GuardPolicy policy)
{
    private const int Most = 3;
    private const double Covered = 0.5;
    private readonly int _must = policy.Group("must_cue");

    public IEnumerable<Addition> Find(IReadOnlyList<Fact> facts, IReadOnlyList<Statement> shown)
    {
        var additions = new List<Addition>();
        if (shown.Count == 0)
            return additions;
        var answer = new HashSet<uint>(shown.SelectMany(s => s.Stems));
        foreach (var fact in facts)
        {
            if (additions.Count == Most)
                break;
            if (fact.EvidenceId is not { } id || !fact.Statement.Has(_must) || fact.Statement.Stems.Count < 3 || IsCovered(fact.Statement, shown))
                continue;
            var shared = 0;
            foreach (var stem in fact.Statement.Stems)
                shared += answer.Contains(stem) ? 1 : 0;
            // It must be about what the answer speaks of, and its point must be missing.
            if (shared == 0 || shared >= 0.75 * fact.Statement.Stems.Count)
                continue;
            additions.Add(new Addition(fact.Statement.Text.Trim() + " [" + id + "]", "omission"));
        }

        return additions;
    }

    private static bool IsCovered(Statement fact, IReadOnlyList<Statement> shown)
    {
        foreach (var statement in shown)
        {
            if (statement.Shared(fact) >= Covered * fact.Stems.Count)
                return true;
        }

        return false;
    }
}
