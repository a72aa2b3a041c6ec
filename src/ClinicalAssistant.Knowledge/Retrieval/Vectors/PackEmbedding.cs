using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Makes the vectors of a pack's records.</summary>
/// <param name="packs">The site's packs.</param>
/// <param name="store">Where the vectors are kept.</param>
/// <param name="embedder">Makes them; it sees the pack's text.</param>
public sealed class PackEmbedding(ImportedPacks packs, IVectorStore store, TextEmbedder embedder)
{
    private const int Batch = 64;

    /// <summary>What of a record's text counts, in UTF-16 code units: most embedding models read no further.</summary>
    private const int MostText = 2_000;

    /// <summary>Makes them; vectors that were there before stay until all are made.</summary>
    /// <param name="name">The pack's name.</param>
    /// <param name="progress">Told what is being done, or null.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <exception cref="WrongInputException">There is no such pack, it holds no text, or its vectors cannot be kept.</exception>
    public async Task<(VectorSpace Space, int Records)> RunAsync(string name, Action<string>? progress, CancellationToken cancellationToken)
    {
        var pack = packs.Find(name) ?? throw new WrongInputException($"There is no imported pack '{name}'. {packs.Known()}");
        if (!File.Exists(Path.Combine(pack.Folder, RecordFile.Name)))
            throw new WrongInputException($"The pack '{pack.Name}' holds no text to search.");
        // Vectors go by the place of a record; an index of an earlier version may hold the records in another order.
        IndexedPack.InOrder(pack);
        var vectors = new List<float[]>();
        foreach (var batch in RecordFile.Read(pack).Chunk(Batch))
        {
            vectors.AddRange(await embedder.EmbedAsync([.. batch.Select(Text)], cancellationToken).ConfigureAwait(false));
            if (vectors[^1].Length != vectors[0].Length)
                throw new WrongInputException($"The embedding model '{embedder.Model}' gave vectors of different lengths. Check that it is an embedding model.");
            progress?.Invoke(FormattableString.Invariant($"made the vectors of {vectors.Count} records"));
        }

        var space = new VectorSpace(embedder.Model, vectors[0].Length);
        store.Write(pack.Name, pack.Stamp, space, vectors);
        return (space, vectors.Count);
    }

    private static string Text(PassageRecord record)
    {
        var text = $"{record.Question ?? record.Title}\n{record.Text}";
        return text.Length <= MostText ? text : text[..MostText];
    }
}
