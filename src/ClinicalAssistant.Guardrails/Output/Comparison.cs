namespace ClinicalAssistant.Guardrails;

/// <summary>"Alkali burns penetrate deeper than acid burns": who stands before and who behind "than".</summary>
internal static class Comparison
{
    /// <summary>Whether both compare the same two things the other way round.</summary>
    public static bool IsExchanged(Statement one, Statement other)
    {
        if (!Read(one, out var before, out var after) || !Read(other, out var otherBefore, out var otherAfter))
            return false;
        return after.Overlaps(otherBefore) && otherAfter.Overlaps(before) && !after.Overlaps(otherAfter);
    }

    private static bool Read(Statement statement, out HashSet<uint> before, out HashSet<uint> after)
    {
        (before, after) = ([], []);
        var tokens = statement.Hits.Tokens;
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens.Word(i) is not "than" || (i + 1 < tokens.Count && char.IsAsciiDigit(tokens.Word(i + 1)[0])) || tokens.Word(i - 1) is "rather" or "other")
                continue;
            foreach (var part in statement.Parts)
            {
                if (i < part.First || i >= part.End)
                    continue;
                for (var k = part.First; k < part.End; k++)
                {
                    if (statement.ConceptAt[k] != 0)
                        (k < i ? before : after).Add(statement.ConceptAt[k]);
                }
            }

            var both = new HashSet<uint>(before);
            both.IntersectWith(after);
            before.ExceptWith(both);
            after.ExceptWith(both);
            return before.Count > 0 && after.Count > 0;
        }

        return false;
    }
}
