namespace ClinicalAssistant.Guardrails;

/// <summary>The clauses of a statement.</summary>
/// <param name="Parts">The clauses, in order.</param>
/// <param name="DeniedAt">Whether each token is denied or advised against.</param>
/// <param name="HasDenial">Whether any is.</param>
internal sealed record StatementClauses(IReadOnlyList<StatementPart> Parts, bool[] DeniedAt, bool HasDenial)
{
    public static StatementClauses Read(TermHits hits, uint[] conceptAt, StatementParts reader)
    {
        var denied = new bool[conceptAt.Length];
        var parts = reader.Read(hits, conceptAt, denied);
        return new StatementClauses(parts, denied, Array.IndexOf(denied, true) >= 0);
    }
}
