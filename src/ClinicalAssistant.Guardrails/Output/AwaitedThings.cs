namespace ClinicalAssistant.Guardrails;

/// <summary>"Do not feed until its place is confirmed" and "feed once its place is confirmed", "no match before day 21" and "matches wait until day 21".</summary>
internal sealed class AwaitedThings(GuardPolicy policy)
{
    private const int Reach = 8;
    private readonly int _waits = policy.Group("waits");

    /// <summary>Whether what one statement does not allow before something, the other allows after it.</summary>
    public bool IsSame(Statement denying, Statement allowing)
    {
        foreach (var part in denying.Parts)
        {
            if (!part.IsTemporal || denying.Hits.Tokens.Word(part.First) is not ("until" or "till" or "before"))
                continue;
            foreach (var wait in allowing.Hits.Of(_waits))
            {
                if (SaysAfter(allowing, wait.Start) && !IsMeanwhile(allowing, wait.Start) && (Follows(allowing, wait.End, part.Concepts) || HoldsFigure(denying, part, allowing)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>"Until" says before, except of what waits.</summary>
    private static bool SaysAfter(Statement allowing, int token) => allowing.Hits.Tokens.Word(token) switch
    {
        "from" => false,
        "until" or "till" => allowing.Text.Contains("wait", StringComparison.OrdinalIgnoreCase) || allowing.Text.Contains("at the earliest", StringComparison.OrdinalIgnoreCase) || allowing.Text.Contains("on hold", StringComparison.OrdinalIgnoreCase),
        _ => true,
    };

    /// <summary>"You can drive while you wait" allows it before.</summary>
    private static bool IsMeanwhile(Statement allowing, int token)
    {
        for (var i = Math.Max(0, token - 4); i < token; i++)
        {
            if (allowing.Hits.Tokens.Word(i) is "while" or "whilst" or "without" or "during")
                return true;
        }

        return false;
    }

    private static bool Follows(Statement allowing, int first, HashSet<uint> awaited)
    {
        for (var i = first; i < Math.Min(allowing.ConceptAt.Length, first + Reach); i++)
        {
            if (allowing.ConceptAt[i] is var concept and not 0 && awaited.Contains(concept))
                return true;
        }

        return false;
    }

    private static bool HoldsFigure(Statement denying, StatementPart part, Statement allowing)
    {
        foreach (var number in denying.Numbers)
        {
            if (number.Unit is not null && ReferenceEquals(denying.PartAt(number.Start), part) && allowing.HoldsFigure(number))
                return true;
        }

        return false;
    }
}
