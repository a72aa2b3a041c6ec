using System.Text.Json;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Directory = Lucene.Net.Store.Directory;

namespace ClinicalAssistant.Knowledge;

/// <summary>A pack's index, open. A damaged index is made again from the pack's stored text, on disk where that can be written, else in memory.</summary>
/// <param name="Name">The pack's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Reader">The index.</param>
/// <param name="Notice">What had to be done to open it, or null.</param>
internal sealed record IndexedPack(string Name, string Version, DirectoryReader Reader, string? Notice)
{
    private const string New = "index.new";
    private const string Old = "index.old";

    /// <summary>The import it was made from; null for an index of the program's own.</summary>
    public string? Stamp { get; init; }

    /// <exception cref="Core.WrongInputException">The stored text is damaged too.</exception>
    public static IndexedPack Open(ImportedPack pack)
    {
        try
        {
            return new IndexedPack(pack.Name, pack.Manifest.Version, Open(FSDirectory.Open(Path.Combine(pack.Folder, IndexBuilder.Folder))), null) { Stamp = pack.Stamp };
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            return Rebuild(pack);
        }
    }

    /// <summary>Makes the index again from the stored text.</summary>
    public static IndexedPack Rebuild(ImportedPack pack) =>
        new(pack.Name, pack.Manifest.Version, Rebuilt(pack), $"The index of the pack {pack.Name} was damaged and has been made again from its stored text.") { Stamp = pack.Stamp };

    /// <summary>Sees to it that the documents of a pack's index stand in the order of its records; one that was made otherwise is made again.</summary>
    public static void InOrder(ImportedPack pack)
    {
        using var reader = Open(pack).Reader;
        var document = 0;
        foreach (var record in RecordFile.Read(pack))
        {
            var held = document < reader.MaxDoc ? JsonSerializer.Deserialize(reader.Document(document++).GetBinaryValue(IndexFields.Record).Bytes, RecordJson.Line.PassageRecord) : null;
            if (held?.Id == record.Id)
                continue;
            Rebuilt(pack).Dispose();
            return;
        }
    }

    /// <summary>An index in memory.</summary>
    public static IndexedPack InMemory(string name, string version, IEnumerable<PassageRecord> records)
    {
        var directory = new RAMDirectory();
        IndexBuilder.Write(directory, records);
        return new IndexedPack(name, version, Open(directory), null);
    }

    /// <summary>What a reader of a damaged index throws.</summary>
    public static bool IsDamage(Exception fault) => fault is IOException or UnauthorizedAccessException or IndexOutOfRangeException or FormatException or ArgumentException or InvalidOperationException or OverflowException or NullReferenceException;

    private static DirectoryReader Open(Directory directory) => DirectoryReader.Open(directory);

    private static DirectoryReader Rebuilt(ImportedPack pack)
    {
        var (place, fresh, old) = (Path.Combine(pack.Folder, IndexBuilder.Folder), Path.Combine(pack.Folder, New), Path.Combine(pack.Folder, Old));
        try
        {
            Delete(fresh);
            using (var directory = FSDirectory.Open(fresh))
                IndexBuilder.Write(directory, RecordFile.Read(pack));
            Delete(old);
            if (System.IO.Directory.Exists(place))
                System.IO.Directory.Move(place, old);
            System.IO.Directory.Move(fresh, place);
            Delete(old);
            return Open(FSDirectory.Open(place));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The folder cannot be written here: this run searches in memory.
            var memory = new RAMDirectory();
            IndexBuilder.Write(memory, RecordFile.Read(pack));
            return Open(memory);
        }
    }

    private static void Delete(string folder)
    {
        if (System.IO.Directory.Exists(folder))
            System.IO.Directory.Delete(folder, recursive: true);
    }
}
