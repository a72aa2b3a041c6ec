namespace ClinicalAssistant.Guardrails;

/// <summary>
/// "X is contraindicated in asthma; avoid Y in liver disease": a stretch between semicolons that bars a thing and names a situation of its own is read by
/// itself. "Asthma can be fatal; do not give Y" names none, and is read as a whole.
/// </summary>
internal sealed class BarredStretches(GuardPolicy policy)
{
    /// <summary>The stretches of a fact that bar what <paramref name="bars"/> looks for, each where it has a situation of its own; else the whole.</summary>
    public List<Statement> Of(Statement fact, Func<Statement, bool> bars)
    {
        if (!fact.Text.Contains(';'))
            return [fact];
        var stretches = new List<Statement>();
        foreach (var text in fact.Text.Split(';'))
        {
            if (Statement.Read(text, policy) is not { Stems.Count: > 1 } stretch || !bars(stretch))
                continue;
            if (!HasSituation(stretch))
                return [fact];
            stretches.Add(stretch);
        }

        return stretches.Count > 0 ? stretches : [fact];
    }

    /// <summary>"In asthma", "if eGFR is below 30", "with verapamil".</summary>
    private static bool HasSituation(Statement stretch)
    {
        var tokens = stretch.Hits.Tokens;
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens.Word(i) is not ("in" or "if" or "with" or "when" or "where" or "during" or "after" or "below" or "under" or "over" or "above"))
                continue;
            for (var at = i + 1; at < tokens.Count; at++)
            {
                if (stretch.ConceptAt[at] != 0)
                    return true;
            }
        }

        return false;
    }
}
