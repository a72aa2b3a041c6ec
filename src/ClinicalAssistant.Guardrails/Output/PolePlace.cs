namespace ClinicalAssistant.Guardrails;

/// <summary>A place where a statement stands at a pole of an axis.</summary>
/// <param name="Pole">Which pole.</param>
/// <param name="Denied">Whether it is denied there, or is the condition of what is denied.</param>
/// <param name="Matter">What it is said of: the rest of its clause, or the words around it where the clause stands at several poles.</param>
internal readonly record struct PolePlace(int Pole, bool Denied, HashSet<uint> Matter)
{
    private const int Window = 3;

    /// <summary>The places of a statement, clause by clause.</summary>
    public static IReadOnlyList<PolePlace> Of(Statement statement, OppositeAxis axis)
    {
        var places = new List<PolePlace>();
        foreach (var part in statement.Parts)
        {
            var poles = 0;
            foreach (var pole in axis.Poles)
                poles += statement.Hits.Between(pole, part.First, part.End - 1).IsEmpty ? 0 : 1;
            for (var p = 0; poles > 0 && p < axis.Poles.Count; p++)
            {
                foreach (var hit in statement.Hits.Between(axis.Poles[p], part.First, part.End - 1))
                {
                    var matter = poles == 1 ? new HashSet<uint>(part.Concepts) : Around(statement, part, hit);
                    for (var i = hit.Start; i < hit.End; i++)
                        matter.Remove(statement.ConceptAt[i]);
                    places.Add(new PolePlace(p, statement.DeniedAt[hit.Start] || part.OfDenial, matter));
                }
            }
        }

        return places;
    }

    private static HashSet<uint> Around(Statement statement, StatementPart part, TermHits.Hit hit)
    {
        var matter = new HashSet<uint>();
        for (var i = Math.Max(part.First, hit.Start - Window); i < Math.Min(part.End, hit.End + Window); i++)
        {
            if (statement.ConceptAt[i] != 0)
                matter.Add(statement.ConceptAt[i]);
        }

        return matter;
    }
}
