using System.Buffers;

namespace ClinicalAssistant.Guardrails;

/// <summary>A few networks, trained alike from different beginnings: their mean errs less than any of them. Safe for concurrent use.</summary>
internal sealed class NetworkEnsemble
{
    private readonly RequestNetwork[] _networks;

    public NetworkEnsemble(IEnumerable<NetworkWeights> networks, WordVectors words) => _networks = [.. networks.Select(n => new RequestNetwork(n, words))];

    public int Outputs => _networks[0].Outputs;

    /// <summary>The rows of all networks for a text, one network after the other; the caller gives them back with <see cref="Return"/>.</summary>
    public float[][] Read(in WordScan scan)
    {
        var rows = ArrayPool<float[]>.Shared.Rent(scan.Count * _networks.Length);
        for (var n = 0; n < _networks.Length; n++)
            _networks[n].Read(scan, rows.AsSpan(n * scan.Count, scan.Count));
        return rows;
    }

    public static void Return(float[][] rows) => ArrayPool<float[]>.Shared.Return(rows, clearArray: true);

    /// <summary>How many numbers are kept of a run of words.</summary>
    public int Kept => _networks.Length * NetworkShape.Pooled;

    /// <summary>What all networks keep of a run of words of a text that has <paramref name="count"/> words.</summary>
    public void Pool(float[][] rows, int count, TextWindow window, Span<float> kept)
    {
        for (var n = 0; n < _networks.Length; n++)
            _networks[n].Pool(rows.AsSpan((n * count) + window.Start, Math.Min(count, window.End + 2) - window.Start), window.End - window.Start, Part(kept, n));
    }

    /// <summary>What they keep of two neighbouring runs together.</summary>
    public void Join(ReadOnlySpan<float> first, int firstCount, ReadOnlySpan<float> second, int secondCount, Span<float> kept)
    {
        for (var n = 0; n < _networks.Length; n++)
            RequestNetwork.Join(first.Slice(n * NetworkShape.Pooled, NetworkShape.Pooled), firstCount, second.Slice(n * NetworkShape.Pooled, NetworkShape.Pooled), secondCount, Part(kept, n));
    }

    /// <summary>The mean outputs.</summary>
    public void Score(ReadOnlySpan<float> kept, Span<float> outputs)
    {
        Span<float> one = stackalloc float[outputs.Length];
        outputs.Clear();
        for (var n = 0; n < _networks.Length; n++)
        {
            _networks[n].Score(kept.Slice(n * NetworkShape.Pooled, NetworkShape.Pooled), one);
            for (var o = 0; o < outputs.Length; o++)
                outputs[o] += one[o] / _networks.Length;
        }
    }

    private static Span<float> Part(Span<float> kept, int network) => kept.Slice(network * NetworkShape.Pooled, NetworkShape.Pooled);
}
