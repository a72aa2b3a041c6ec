using Hl7.Fhir.Model;

namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>
/// Reads a field that may hold what its type cannot: the SDK keeps such a value aside and throws when the property is asked for.
/// The field is then left out and told, and the rest of its resource is used.
/// </summary>
internal sealed class Fields(ProblemList problems)
{
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

    /// <summary>Reads each resource of one kind; what it holds beyond any field's reading costs that resource alone.</summary>
    public void Each<T>(IEnumerable<Entry> entries, Action<Entry, T> read)
        where T : Resource
    {
        foreach (var entry in entries)
        {
            if (entry.Resource is T resource)
            {
                Take(entry, "it", () =>
                {
                    read(entry, resource);
                    return true;
                });
            }
        }
    }

    /// <summary>Whether "none" can be believed: not where an entry of these types could not be read as it stands, for it may name one.</summary>
    public bool NoneIsSure(params ReadOnlySpan<string> types)
    {
        foreach (var type in types)
        {
            if (problems.Concerns(type))
                return false;
        }

        return true;
    }

    public void Tell(Entry? entry, string what, string remedy) => problems.Add(entry?.Index, entry?.Resource.TypeName, what, remedy);
}
