namespace ClinicalAssistant.Knowledge;

/// <summary>What an id stands for in the packs that are ranked over.</summary>
/// <param name="Id">The current term's id.</param>
/// <param name="Label">Its label.</param>
/// <param name="State">What the ontology says of the id that was asked for; unknown where only a registry has it.</param>
public sealed record PhenotypeTerm(string Id, string Label, TermState State)
{
    internal static PhenotypeTerm? Of(string id, TermSpace terms)
    {
        var term = terms.Number(id);
        return term < 0 ? null : new PhenotypeTerm(terms.Id(term), terms.Label(term), terms.Ontology.Resolve(id).State);
    }
}
