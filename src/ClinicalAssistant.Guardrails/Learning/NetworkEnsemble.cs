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

    /// <summary>The mean outputs for a run of words of a text that has <paramref name="count"/> words.</summary>
    public void Score(float[][] rows, int count, TextWindow window, Span<float> outputs)
    {
        Span<float> one = stackalloc float[outputs.Length];
        outputs.Clear();
        for (var n = 0; n < _networks.Length; n++)
        {
            _networks[n].Score(rows.AsSpan((n * count) + window.Start, window.End - window.Start), one);
            for (var o = 0; o < outputs.Length; o++)
                outputs[o] += one[o] / _networks.Length;
        }
    }
}
