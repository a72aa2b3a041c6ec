using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// What imports of text share: files one by one, unchanged ones taken over from the earlier pack, broken ones reported and left out, the pack put in place whole.
/// </summary>
internal static class RecordPack
{
    /// <summary>Files read by this version of the readers; raised when they read differently, so that no file counts as unchanged.</summary>
    private const int Reading = 1;

    private const string StateFile = "files.tsv";

    public static ImportedPack Import(
        ImportedPacks packs, TimeProvider time, string name, string kind, ImportedFiles files, IReadOnlyList<string> list, PackTerms terms,
        Func<string, string, IEnumerable<PassageRecord>> read, Action<string>? progress)
    {
        using var staging = packs.Begin(name);
        var earlier = packs.Find(name) is { } pack && pack.Manifest.Kind == kind ? pack : null;
        var known = earlier is null ? [] : State(earlier);
        var kept = 0;
        var manifest = new PackManifest
        {
            Name = staging.Name,
            Kind = kind,
            Version = terms.Version ?? "",
            Licence = terms.Licence ?? PackTerms.NotStated,
            Attribution = terms.Attribution ?? $"The authors of {files.Source}.",
            Source = files.Source,
            Checksum = "",
            Created = time.GetUtcNow(),
        };
        var hashed = list.Select(file => (Path: file, Name: files.NameOf(file), Hash: TryHash(files, file))).Where(file => file.Hash is not null).ToList();
        var unchanged = hashed.Where(file => known.TryGetValue(file.Name, out var hash) && hash == file.Hash).Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        kept = unchanged.Count;
        var checksum = files.Checksum();
        var good = new List<(string Name, string Hash)>();
        manifest = manifest with
        {
            Checksum = checksum,
            Version = terms.Version ?? checksum[..Math.Min(12, checksum.Length)],
            Counts = new Dictionary<string, int> { ["files"] = hashed.Count, ["unchanged files"] = kept },
        };
        var imported = RecordPackWriter.Write(staging, All(), manifest, () =>
        {
            File.WriteAllLines(staging.PathOf(StateFile), good.Select(file => $"{file.Name}\t{Reading}\t{file.Hash}"));
            return files.Reports;
        }, progress);
        return imported;

        IEnumerable<PassageRecord> All()
        {
            if (earlier is not null && unchanged.Count > 0)
            {
                progress?.Invoke(FormattableString.Invariant($"taking over {unchanged.Count} unchanged files"));
                good.AddRange(hashed.Where(file => unchanged.Contains(file.Name)).Select(file => (file.Name, file.Hash!)));
                foreach (var record in RecordFile.Read(earlier).Where(record => record.File is { } file && unchanged.Contains(file)))
                    yield return record;
            }

            for (var i = 0; i < hashed.Count; i++)
            {
                var (path, file, hash) = hashed[i];
                if (unchanged.Contains(file))
                    continue;
                progress?.Invoke(FormattableString.Invariant($"reading file {i + 1} of {hashed.Count}: {file}"));
                using var records = ReadWhole(path, file);
                if (records is null)
                    continue;
                good.Add((file, hash!));
                foreach (var record in records.Read())
                    yield return record with { File = file };
            }
        }

        // Half a file would mislead: what breaks off is left out whole.
        RecordSpool? ReadWhole(string path, string file)
        {
            var records = new RecordSpool(staging.PathOf("spool.jsonl"));
            try
            {
                foreach (var record in read(path, file))
                    records.Add(record);
                if (records.Count > 0)
                    return records;
                files.Report(path, "holds nothing that can be searched; left out.");
            }
            catch (WrongInputException fault)
            {
                files.Report(path, $"left out. {fault.Message}");
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                files.Report(path, $"left out: it cannot be read ({fault.GetType().Name}). Check the file, or save it again in another way.");
            }

            records.Dispose();
            return null;
        }
    }

    private static string? TryHash(ImportedFiles files, string path)
    {
        try
        {
            return files.Hash(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            files.Report(path, $"left out: it cannot be opened ({fault.GetType().Name}). Make it readable for this user.");
            return null;
        }
    }

    private static Dictionary<string, string> State(ImportedPack pack)
    {
        var path = Path.Combine(pack.Folder, StateFile);
        if (!File.Exists(path))
            return [];
        return File.ReadLines(path).Select(line => line.Split('\t')).Where(parts => parts.Length == 3 && parts[1] == Reading.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .GroupBy(parts => parts[0], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First()[2], StringComparer.Ordinal);
    }
}
