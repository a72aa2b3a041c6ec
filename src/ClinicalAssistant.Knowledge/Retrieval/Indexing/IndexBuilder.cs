using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Directory = Lucene.Net.Store.Directory;

namespace ClinicalAssistant.Knowledge;

/// <summary>Makes an index of records.</summary>
internal static class IndexBuilder
{
    /// <summary>The folder of a pack that holds its index.</summary>
    public const string Folder = "index";

    private const double MemoryMegabytes = 96;
    private const int Told = 1000;

    /// <summary>Names of this number and their words are enough: some records list hundreds.</summary>
    private const int MostNames = 60;

    /// <returns>How many records were written.</returns>
    public static int Write(Directory directory, IEnumerable<PassageRecord> records, Action<string>? progress = null)
    {
        using var text = PassageAnalyzer.Text();
        using var words = PassageAnalyzer.Words();
        using var analyzer = new PerFieldAnalyzerWrapper(text, new Dictionary<string, Lucene.Net.Analysis.Analyzer> { [IndexFields.Spelling] = words });
        var settings = new IndexWriterConfig(PassageAnalyzer.Version, analyzer) { Similarity = new FieldSimilarity(), OpenMode = OpenMode.CREATE, RAMBufferSizeMB = MemoryMegabytes, MergePolicy = new LogDocMergePolicy() };
        // This policy merges neighbours alone, so that documents stay in the order of the records.
        using var writer = new IndexWriter(directory, settings);
        var count = 0;
        foreach (var record in records)
        {
            writer.AddDocument(Document(record));
            if (++count % Told == 0)
                progress?.Invoke(FormattableString.Invariant($"indexed {count} records"));
        }

        progress?.Invoke("closing the index");
        writer.ForceMerge(1);
        writer.Commit();
        return count;
    }

    private static Document Document(PassageRecord record)
    {
        var names = record.Names.Count > MostNames ? [.. record.Names.Take(MostNames)] : record.Names;
        var document = new Document
        {
            new StoredField(IndexFields.Record, JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Line.PassageRecord)),
            new TextField(IndexFields.Question, record.Question ?? record.Title, Field.Store.NO),
            new TextField(IndexFields.Body, record.Text, Field.Store.NO),
            new NumericDocValuesField(IndexFields.Hash, BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(record.Text)))),
        };
        var spelling = new StringBuilder(record.Question ?? record.Title).Append(' ').Append(record.Text);
        foreach (var name in names)
        {
            document.Add(new TextField(IndexFields.Subject, name, Field.Store.NO));
            spelling.Append(' ').Append(name);
        }

        document.Add(new SpellingField(spelling.ToString()));
        var chief = names.Take(1).SelectMany(NameKeys.Of).ToHashSet(StringComparer.Ordinal);
        foreach (var key in chief)
            document.Add(new StringField(IndexFields.Name, key, Field.Store.NO));
        foreach (var key in names.Skip(1).SelectMany(NameKeys.Of).ToHashSet(StringComparer.Ordinal))
        {
            if (!chief.Contains(key))
                document.Add(new StringField(IndexFields.Synonym, key, Field.Store.NO));
        }

        foreach (var initials in names.Select(NameKeys.Initials).OfType<string>().ToHashSet(StringComparer.Ordinal))
            document.Add(new StringField(IndexFields.Initials, initials, Field.Store.NO));
        if (record.Type is { Length: > 0 } type)
            document.Add(new StringField(IndexFields.Type, type, Field.Store.NO));
        if (record.Audience is { } audience)
            document.Add(new StringField(IndexFields.Audience, audience, Field.Store.NO));
        if (record.Source?.Year is { } year)
            document.Add(new Int32Field(IndexFields.Year, year, Field.Store.NO));
        return document;
    }

    private sealed class SpellingField(string words) : Field(IndexFields.Spelling, words, Kind)
    {
        private static readonly FieldType Kind = Frozen();

        private static FieldType Frozen()
        {
            var kind = new FieldType { IsIndexed = true, IsTokenized = true, OmitNorms = true, IndexOptions = IndexOptions.DOCS_ONLY };
            kind.Freeze();
            return kind;
        }
    }
}
