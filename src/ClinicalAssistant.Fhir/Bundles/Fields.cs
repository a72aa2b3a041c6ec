namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>
/// Reads a field that may hold what its type cannot: the SDK keeps such a value aside and throws when the property is asked for.
/// The field is then left out and told, and the rest of its resource is used.
/// </summary>
internal sealed class Fields(ProblemList problems)
{
    public ProblemList Problems => problems;

    public T? Take<T>(Entry entry, string field, Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            problems.Add(entry.Index, entry.Resource.TypeName, $"{field} cannot be read and was not used", "Write it as FHIR R4 has it");
            return default;
        }
    }

    public void Tell(Entry? entry, string what, string remedy) => problems.Add(entry?.Index, entry?.Resource.TypeName, what, remedy);
}
