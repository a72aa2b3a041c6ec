namespace ClinicalAssistant.Guardrails;

/// <summary>A place where a statement stands at a pole of an axis.</summary>
/// <param name="Pole">Which pole.</param>
/// <param name="Denied">Whether it is denied there, or is the condition of what is denied.</param>
/// <param name="Matter">What it is said of: the rest of its clause, or the words around it where the clause stands at several poles.</param>
/// <param name="Figures">The numbers of its clause.</param>
internal readonly record struct PolePlace(int Pole, bool Denied, HashSet<uint> Matter, IReadOnlyList<decimal> Figures)
{
    private const int Window = 3;

    /// <summary>The places of a statement, clause by clause.</summary>
    public static IReadOnlyList<PolePlace> Of(Statement statement, OppositeAxis axis)
    {
        var places = new List<PolePlace>();
        for (var index = 0; index < statement.Parts.Count; index++)
        {
            var part = statement.Parts[index];
            var poles = 0;
            foreach (var pole in axis.Poles)
                poles += statement.Hits.Between(pole, part.First, part.End - 1).IsEmpty ? 0 : 1;
            IReadOnlyList<decimal> figures = poles == 0 ? [] : [.. statement.Numbers.Where(number => ReferenceEquals(statement.PartAt(number.Start), part)).Select(number => number.Value)];
            for (var p = 0; poles > 0 && p < axis.Poles.Count; p++)
            {
                foreach (var hit in statement.Hits.Between(axis.Poles[p], part.First, part.End - 1))
                {
                    var matter = poles == 1 ? new HashSet<uint>(part.Concepts) : Around(statement, part, hit);
                    // "Stop and rest if you get chest pain": the condition tells the matter.
                    if (index + 1 < statement.Parts.Count && statement.Parts[index + 1].IsConditional)
                        matter.UnionWith(statement.Parts[index + 1].Concepts);
                    for (var i = hit.Start; i < hit.End; i++)
                        matter.Remove(statement.ConceptAt[i]);
                    places.Add(new PolePlace(p, statement.DeniedAt[hit.Start] || part.OfDenial, matter, figures));
                }
            }
        }

        return places;
    }

    /// <summary>How many numbers both clauses hold.</summary>
    public int SharedFigures(PolePlace other)
    {
        var shared = 0;
        foreach (var figure in Figures)
            shared += other.Figures.Contains(figure) ? 1 : 0;
        return shared;
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
