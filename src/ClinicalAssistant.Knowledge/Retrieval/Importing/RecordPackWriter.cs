using System.Globalization;
using ClinicalAssistant.Core;
using Lucene.Net.Store;

namespace ClinicalAssistant.Knowledge;

/// <summary>Writes records into a pack on its way: stored text, then index. What every import of text ends with.</summary>
internal static class RecordPackWriter
{
    private const int MostNotices = 200;

    /// <summary>Writes and puts the pack in place.</summary>
    /// <param name="staging">The pack on its way.</param>
    /// <param name="records">The records; ids that occur again get a number behind.</param>
    /// <param name="manifest">What the pack says of itself; counts and notices are added.</param>
    /// <param name="reports">What was left out, one sentence a file; read once the records have passed.</param>
    /// <param name="progress">Told what is being done, or null.</param>
    /// <exception cref="WrongInputException">No record came.</exception>
    public static ImportedPack Write(PackStaging staging, IEnumerable<PassageRecord> records, PackManifest manifest, Func<IReadOnlyList<string>> reports, Action<string>? progress)
    {
        int count;
        using (var directory = FSDirectory.Open(staging.PathOf(IndexBuilder.Folder)))
            count = IndexBuilder.Write(directory, RecordFile.Write(staging.PathOf(RecordFile.Name), Unique(records)), progress);
        var told = reports();
        if (count == 0)
            throw new WrongInputException($"{manifest.Source}: nothing in it could be imported. {string.Join(" ", told.Take(5))}".Trim());
        var notices = told.Count > MostNotices ? [.. told.Take(MostNotices), string.Create(CultureInfo.InvariantCulture, $"{told.Count - MostNotices} more files have the like to report.")] : told;
        return staging.Commit(manifest with { Counts = new Dictionary<string, int>(manifest.Counts) { ["records"] = count }, Notices = [.. manifest.Notices, .. notices] });
    }

    private static IEnumerable<PassageRecord> Unique(IEnumerable<PassageRecord> records)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            var times = seen[record.Id] = seen.GetValueOrDefault(record.Id) + 1;
            yield return times == 1 ? record : record with { Id = string.Create(CultureInfo.InvariantCulture, $"{record.Id}.{times}") };
        }
    }
}
