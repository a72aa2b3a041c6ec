using S = ClinicalAssistant.Guardrails.NetworkShape;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>The network as it is read (16 bits a number, patterns of all networks side by side) against the same network written out plainly.</summary>
public sealed class NetworkEnsembleTests
{
    private const string Text = "How could a midwife ignore 3 fetal heart decelerations zzyzx without anyone noticing";
    private static readonly WordClasses NoClasses = new(new Dictionary<uint, ulong>());
    private readonly WordVectors _words = Words();

    [Fact]
    public void Reads_as_the_network_written_out_plainly_does()
    {
        using var scan = WordScan.Read(Text, NoClasses);
        var networks = new[] { Network(1), Network(2) };
        var expected = networks.Select(n => Plain(n, scan, 0, scan.Count)).Aggregate((a, b) => a.Zip(b, (x, y) => x + y).ToArray()).Select(sum => sum / networks.Length);
        Same(expected, Read(new NetworkEnsemble(networks, _words), scan, new TextWindow(0, scan.Count, AtEdge: true)));
    }

    [Fact]
    public void The_words_behind_a_window_complete_its_last_patterns()
    {
        using var scan = WordScan.Read(Text, NoClasses);
        Same(Plain(Network(1), scan, 2, 7), Read(new NetworkEnsemble([Network(1)], _words), scan, new TextWindow(2, 7, AtEdge: false)));
    }

    [Fact]
    public void Two_windows_joined_are_the_window_of_both()
    {
        using var scan = WordScan.Read(Text, NoClasses);
        var ensemble = new NetworkEnsemble([Network(1), Network(2)], _words);
        float[] first = new float[ensemble.Kept], second = new float[ensemble.Kept], both = new float[ensemble.Kept], outputs = new float[S.FixedOutputs];
        var rows = ensemble.Read(scan);
        ensemble.Pool(rows, scan.Count, new TextWindow(0, 5, AtEdge: true), first);
        ensemble.Pool(rows, scan.Count, new TextWindow(5, scan.Count, AtEdge: true), second);
        ensemble.Join(first, 5, second, scan.Count - 5, both);
        ensemble.Score(both, outputs);
        Same(Read(ensemble, scan, new TextWindow(0, scan.Count, AtEdge: true)), outputs);
    }

    private static void Same(IEnumerable<float> expected, IEnumerable<float> actual)
    {
        foreach (var (want, got) in expected.Zip(actual))
            Assert.Equal(want, got, 0.02f);
    }

    private static float[] Read(NetworkEnsemble ensemble, in WordScan scan, TextWindow window)
    {
        float[] kept = new float[ensemble.Kept], outputs = new float[S.FixedOutputs];
        ensemble.Pool(ensemble.Read(scan), scan.Count, window, kept);
        ensemble.Score(kept, outputs);
        return outputs;
    }

    private float[] Plain(NetworkWeights network, in WordScan scan, int start, int end)
    {
        var vectors = new List<float[]>();
        for (var i = 0; i < scan.Count; i++)
        {
            var vector = new float[WordVectors.Size];
            var number = _words.Find(scan[i].Hash);
            if (scan[i].Number >= 0)
                network.Numbers.AsSpan(scan[i].Number * WordVectors.Size, WordVectors.Size).CopyTo(vector);
            else if (number >= 0)
                _words.Of(number, vector);
            else
                _words.Of(scan.Letters(i), vector);
            vectors.Add(vector);
        }

        var pooled = new float[S.Pooled];
        for (var pattern = 0; pattern < S.Patterns; pattern++)
        {
            var width = (pattern / S.Filters) + 1;
            int[] places = [pattern, S.Patterns + pattern - S.Filters, S.Patterns + pattern];
            pooled[pattern] = Enumerable.Range(start, end - start)
                .Max(t => Enumerable.Range(0, width).Where(k => t + k < vectors.Count).Sum(k => Dot(network.Places, places[k] * WordVectors.Size, vectors[t + k])));
            pooled[pattern] = Math.Max(0, pooled[pattern] + network.PatternBias[pattern]);
        }

        for (var d = 0; d < WordVectors.Size; d++)
            pooled[S.Patterns + d] = vectors[start..end].Average(v => v[d]);
        var hidden = Enumerable.Range(0, S.Hidden).Select(h => Math.Max(0, network.HiddenBias[h] + Dot(network.Hidden, h * S.Pooled, pooled))).ToArray();
        return [.. Enumerable.Range(0, S.FixedOutputs).Select(o => network.OutputBias[o] + Dot(network.Output, o * S.Hidden, hidden))];
    }

    private static float Dot(float[] rows, int from, float[] vector) => vector.Select((x, i) => x * rows[from + i]).Sum();

    private static NetworkWeights Network(int seed)
    {
        var weights = NetworkWeights.Empty(S.FixedOutputs, 0);
        foreach (var numbers in (float[][])[weights.Places, weights.PatternBias, weights.Hidden, weights.HiddenBias, weights.Output, weights.OutputBias, weights.Numbers])
        {
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = Wave(i, seed) / 6;
        }

        return weights;
    }

    private static WordVectors Words()
    {
        uint[] keys = [.. new[] { "how", "could", "midwife", "ignore", "fetal", "heart", "without", "anyone" }.Select(w => FeatureHash.Of(w)).Order()];
        return new WordVectors(keys, Bytes(keys.Length * WordVectors.Size, 3), Bytes(WordVectors.LetterBuckets * WordVectors.Size, 4));
    }

    private static sbyte[] Bytes(int count, int seed) => [.. Enumerable.Range(0, count).Select(i => (sbyte)(60 * Wave(i, seed)))];

    /// <summary>Numbers between -1 and 1 that repeat for nobody.</summary>
    private static float Wave(int i, int seed) => MathF.Sin((i * 12.9898f) + (seed * 78.233f));
}
