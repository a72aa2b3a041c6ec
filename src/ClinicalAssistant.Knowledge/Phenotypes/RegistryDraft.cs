namespace ClinicalAssistant.Knowledge;

/// <summary>Disease profiles on their way from a source to a pack.</summary>
internal sealed class RegistryDraft
{
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DiseaseDraft> _diseases = new(StringComparer.Ordinal);

    public List<string> TermIdList { get; } = [];

    public List<string> TermLabels { get; } = [];

    public IEnumerable<DiseaseDraft> Diseases => _diseases.Values.OrderBy(disease => disease.Id, StringComparer.Ordinal);

    /// <summary>Number of a term, as the source names it.</summary>
    public int Term(string id, string? label)
    {
        if (!_terms.TryGetValue(id, out var number))
        {
            _terms[id] = number = TermIdList.Count;
            TermIdList.Add(id);
            TermLabels.Add(label ?? "");
        }
        else if (label is not null && TermLabels[number].Length == 0)
        {
            TermLabels[number] = label;
        }

        return number;
    }

    /// <summary>The disease of that id; made at its first mention.</summary>
    public DiseaseDraft Disease(string id, string? name)
    {
        if (!_diseases.TryGetValue(id, out var disease))
            _diseases[id] = disease = new DiseaseDraft(id, name ?? id);
        if (name is not null && disease.Name == id)
            disease.Name = name;
        else if (name is not null && name != disease.Name)
            disease.OtherNames.Add(name);
        return disease;
    }
}
