namespace ClinicalAssistant.Knowledge;

/// <summary>A name of a diagnosis in comparable words.</summary>
/// <param name="Telling">The words that tell it from others.</param>
/// <param name="All">All its words.</param>
internal sealed record NameForm(IReadOnlyList<string> Telling, IReadOnlySet<string> All)
{
    public bool IsWithin(NameForm other) => Telling.All(other.Telling.Contains);
}
