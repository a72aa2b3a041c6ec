using System.Numerics;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Vectors in a file of the pack, beside its index; loaded at first use and compared one by one.</summary>
/// <param name="packs">The site's packs.</param>
public sealed class PackVectors(ImportedPacks packs) : IVectorStore
{
    private const string File = "vectors.bin";
    private const long MostBytes = 1L << 30;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Table?> _open = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public VectorSpace? Find(string pack, string stamp) => Open(pack, stamp)?.Space;

    /// <inheritdoc />
    public void Write(string pack, string stamp, VectorSpace space, IReadOnlyList<float[]> vectors)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(vectors);
        var folder = (packs.Find(pack) ?? throw new WrongInputException($"There is no imported pack '{pack}'. {packs.Known()}")).Folder;
        if ((long)vectors.Count * space.Dimensions * sizeof(float) > MostBytes)
            throw new WrongInputException($"The vectors of the pack {pack} would take more than {MostBytes >> 20} MB of a file. Keep them in PostgreSQL: Consult:Vectors:Store = postgres.");
        var values = new float[vectors.Count * space.Dimensions];
        for (var i = 0; i < vectors.Count; i++)
            vectors[i].CopyTo(values, i * space.Dimensions);
        var file = new FlatFileWriter();
        file.AddStrings("made", [stamp, space.Model]);
        file.Add<int>("dimensions", [space.Dimensions]);
        file.Add<float>("values", values);
        var (place, fresh) = (Path.Combine(folder, File), Path.Combine(folder, File + ".new"));
        try
        {
            file.Write(fresh);
            System.IO.File.Move(fresh, place, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new WrongInputException($"The vectors of the pack {pack} cannot be written ({fault.GetType().Name}). Make the packs folder writable for this user.", fault);
        }

        lock (_gate)
            _open.Clear();
    }

    /// <inheritdoc />
    public IReadOnlyList<VectorMatch> Nearest(string pack, string stamp, float[] vector, int count)
    {
        ArgumentNullException.ThrowIfNull(vector);
        if (Open(pack, stamp) is not { } table || table.Space.Dimensions != vector.Length)
            return [];
        var scores = new double[table.Values.Length / vector.Length];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = Dot(table.Values.AsSpan(i * vector.Length, vector.Length), vector);
        return [.. TopScores.Of(scores, count).Select(record => new VectorMatch(record, scores[record]))];
    }

    private Table? Open(string pack, string stamp)
    {
        lock (_gate)
        {
            var key = $"{pack}\n{stamp}";
            if (!_open.TryGetValue(key, out var table))
                _open[key] = table = Read(pack, stamp);
            return table;
        }
    }

    private Table? Read(string name, string stamp)
    {
        if (packs.Find(name) is not { } pack || !System.IO.File.Exists(Path.Combine(pack.Folder, File)))
            return null;
        var file = FlatFile.Open(pack, File);
        return file.Strings("made") is [var made, var model] && made == stamp ? new Table(new VectorSpace(model, file.Array<int>("dimensions")[0]), file.Array<float>("values")) : null;
    }

    private static double Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = Vector<float>.Zero;
        var at = 0;
        for (; at <= one.Length - Vector<float>.Count; at += Vector<float>.Count)
            sum += new Vector<float>(one[at..]) * new Vector<float>(other[at..]);
        double total = Vector.Sum(sum);
        for (; at < one.Length; at++)
            total += one[at] * other[at];
        return total;
    }

    private sealed record Table(VectorSpace Space, float[] Values);
}
