namespace ClinicalAssistant.Knowledge;

/// <summary>A subject of the index that a question names.</summary>
/// <param name="Key">Its key (<see cref="NameKeys"/>).</param>
/// <param name="Said">The words of the question.</param>
/// <param name="Worth">How telling the words are: the sum of their rarity, weighted.</param>
internal sealed record QueryName(string Key, string Said, float Worth) : Core.PatientWords
{
    /// <summary>Whether the key is the initials of a name.</summary>
    public bool IsInitials { get; init; }

    /// <summary>The fields of the index that may hold the key.</summary>
    public string[] Fields => IsInitials ? [IndexFields.Initials] : [IndexFields.Name, IndexFields.Synonym];
}
