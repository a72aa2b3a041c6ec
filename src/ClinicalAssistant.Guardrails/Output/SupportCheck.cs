using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Citations resolve, what they name supports the sentence, and it points the same way.</summary>
internal sealed class SupportCheck(GuardPolicy policy)
{
    private const double LeastCoverage = 0.25;
    private const double CloseMatch = 0.5;
    private const double SameMatter = 0.6;
    private readonly int _recommending = policy.Group("recommending");
    private readonly int _against = policy.Group("advising_against");
    private readonly int _increase = policy.Group("increase");
    private readonly int _decrease = policy.Group("decrease");
    private readonly int _left = policy.Group("left_side");
    private readonly int _right = policy.Group("right_side");
    private readonly int _hedging = policy.Group("hedging");
    private readonly int _claim = policy.Group("clinical_claim");

    public void Check(Statement sentence, IReadOnlyList<string> cited, FactBase facts, bool fromReference, List<SentenceFault> faults)
    {
        var known = new List<string>(cited.Count);
        foreach (var id in cited)
        {
            if (facts.Resolves(id))
                known.Add(id);
            else
                faults.Add(new SentenceFault("citation_unknown", "[" + id + "]"));
        }

        if (known.Count > 0)
            Supports(sentence, known, facts, faults);
        else if (cited.Count == 0 && !fromReference)
            Uncited(sentence, facts, faults);
        Points(sentence, known, facts, faults);
        Sides(sentence, facts, faults);
    }

    private static void Supports(Statement sentence, List<string> cited, FactBase facts, List<SentenceFault> faults)
    {
        // What the question or the record says needs no support from the evidence.
        var own = 0;
        var covered = 0;
        foreach (var stem in sentence.Stems)
        {
            if (facts.IsGiven(stem))
                continue;
            own++;
            foreach (var id in cited)
            {
                if (facts.Words(id).Contains(stem))
                {
                    covered++;
                    break;
                }
            }
        }

        if (own >= 3 && covered < LeastCoverage * own)
            faults.Add(new SentenceFault("citation_unsupported", string.Join(' ', cited.Select(c => "[" + c + "]"))));
    }

    private void Uncited(Statement sentence, FactBase facts, List<SentenceFault> faults)
    {
        if (sentence.Stems.Count < 4 || !sentence.Has(_claim) || sentence.Has(_hedging) || sentence.Text.AsSpan().TrimEnd() is [.., '?' or ':'])
            return;
        foreach (var fact in facts.Facts)
        {
            if (sentence.Shared(fact.Statement) >= CloseMatch * sentence.Stems.Count)
                return;
        }

        faults.Add(new SentenceFault("uncited", ""));
    }

    /// <summary>A recommendation that the evidence advises against, an increase that it calls a decrease.</summary>
    private void Points(Statement sentence, List<string> cited, FactBase facts, List<SentenceFault> faults)
    {
        Fact? closest = null;
        var most = 0;
        foreach (var fact in facts.Facts)
        {
            if (fact.Origin != FactOrigin.Evidence || (cited.Count > 0 && !cited.Contains(fact.EvidenceId!)))
                continue;
            var shared = sentence.Shared(fact.Statement);
            if (shared > most)
            {
                most = shared;
                closest = fact;
            }
        }

        if (closest is null || most < 2 || most < SameMatter * Math.Min(sentence.Stems.Count, closest.Statement.Stems.Count))
            return;
        if (Opposed(sentence, closest.Statement, _recommending, _against))
            faults.Add(new SentenceFault("recommendation_reversed", "[" + closest.EvidenceId + "]"));
        else if (Opposed(sentence, closest.Statement, _increase, _decrease))
            faults.Add(new SentenceFault("direction_reversed", "[" + closest.EvidenceId + "]"));
    }

    private static bool Opposed(Statement one, Statement other, int forward, int backward) =>
        (one.Has(forward) && !one.Has(backward) && other.Has(backward) && !other.Has(forward))
        || (one.Has(backward) && !one.Has(forward) && other.Has(forward) && !other.Has(backward));

    private void Sides(Statement sentence, FactBase facts, List<SentenceFault> faults)
    {
        var left = sentence.Has(_left);
        if (left == sentence.Has(_right))
            return;
        var opposed = false;
        foreach (var fact in facts.Facts)
        {
            if (sentence.Shared(fact.Statement) < 2)
                continue;
            var factLeft = fact.Statement.Has(_left);
            var factRight = fact.Statement.Has(_right);
            if (left ? factLeft : factRight)
                return;
            opposed |= left ? factRight : factLeft;
        }

        if (opposed)
            faults.Add(new SentenceFault("side_conflict", left ? "left" : "right"));
    }
}
