namespace ClinicalAssistant.Guardrails;

/// <summary>The evidence puts one part of the body opposite another ("the hand opposite the painful knee") or on its side, and the sentence names their sides otherwise.</summary>
internal sealed class SideOfOther(GuardPolicy policy)
{
    private const int Reach = 3;
    private readonly int _opposite = policy.Group("opposite_side_words");
    private readonly int _same = policy.Group("same_side_words");
    private readonly int _sites = policy.Group("body_sites");

    public bool IsWrong(Statement sentence, IReadOnlyList<Fact> basis)
    {
        if (sentence.HasDenial || sentence.Has(_opposite) || sentence.Has(_same) || Sides(sentence) is not [var one, var other] || one.Site == other.Site)
            return false;
        foreach (var fact in basis)
        {
            if (!fact.Statement.Stems.Contains(one.Site) || !fact.Statement.Stems.Contains(other.Site) || fact.Statement.HasDenial || fact.Statement.Has(_opposite) == fact.Statement.Has(_same))
                continue;
            return fact.Statement.Has(_opposite) == (one.IsLeft == other.IsLeft);
        }

        return false;
    }

    /// <summary>The parts of the body that a side is told of, in order.</summary>
    private List<(bool IsLeft, uint Site)> Sides(Statement sentence)
    {
        var sides = new List<(bool, uint)>();
        var tokens = sentence.Hits.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.Word(i) is not ("left" or "right"))
                continue;
            foreach (var hit in sentence.Hits.Between(_sites, i + 1, Math.Min(tokens.Count, i + Reach) - 1))
            {
                if (sentence.ConceptAt[hit.Start] is var site and not 0)
                {
                    sides.Add((tokens.Word(i) is "left", site));
                    break;
                }
            }
        }

        return sides;
    }
}
