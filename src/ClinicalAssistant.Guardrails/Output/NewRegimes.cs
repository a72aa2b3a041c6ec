using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>The sentence tells as present the figures of one evidence, and a later one states others of the same matter "from today".</summary>
internal sealed class NewRegimes(GuardPolicy policy)
{
    private const int LeastShared = 2;
    private readonly int _new = policy.Group("new_regime_words");
    private readonly int _present = policy.Group("tells_present");
    private readonly int _past = policy.Group("tells_past");
    private readonly int _pastWords = policy.Group("past");

    /// <summary>The later evidence, or null.</summary>
    public string? Find(Statement sentence, IReadOnlyList<string> cited, FactBase facts)
    {
        if (cited.Count == 0 || sentence.Numbers.Count == 0 || sentence.Dates.Count > 0 || !sentence.Has(_present) || sentence.Has(_past) || sentence.Has(_pastWords) || sentence.Has(_new) || sentence.Parts.Any(static part => part.IsConditional || part.IsTemporal))
            return null;
        var newest = EvidenceDates.Newest(cited, facts);
        foreach (var fact in facts.Facts)
        {
            if (fact.EvidenceId is not { } id || cited.Contains(id) || !fact.Statement.Has(_new) || fact.Statement.Numbers.Count == 0)
                continue;
            if (EvidenceDates.Compare(EvidenceDates.Of(fact, facts), newest) is > 0 && sentence.Shared(fact.Statement) >= LeastShared && !sentence.Numbers.Any(fact.Statement.HoldsFigure))
                return id;
        }

        return null;
    }
}
