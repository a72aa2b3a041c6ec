using ClinicalAssistant.Guardrails;
using S = ClinicalAssistant.Guardrails.NetworkShape;

namespace ClinicalAssistant.GuardTraining;

/// <summary>Turns lines into what the network reads of them, as inference reads it.</summary>
internal sealed class SampleReader
{
    private readonly WordVectors _words;
    private readonly WordClasses _classes;
    private readonly Dictionary<uint, int> _tuned = [];
    private readonly Dictionary<uint, float[]> _letters = [];

    public SampleReader(WordVectors words, WordClasses classes, IEnumerable<TrainingLine> lines, int tunedFrom)
    {
        _words = words;
        _classes = classes;
        var counts = new Dictionary<uint, int>();
        foreach (var line in lines)
        {
            using var scan = WordScan.Read(line.Text, classes);
            var seen = new HashSet<uint>();
            for (var i = 0; i < scan.Count; i++)
            {
                if (scan[i].Number < 0 && seen.Add(scan[i].Hash) && words.Find(scan[i].Hash) >= 0)
                    counts[scan[i].Hash] = counts.GetValueOrDefault(scan[i].Hash) + 1;
            }
        }

        TunedKeys = [.. counts.Where(c => c.Value >= tunedFrom).Select(c => c.Key).Order()];
        foreach (var (index, key) in TunedKeys.Index())
            _tuned[key] = index;
    }

    public uint[] TunedKeys { get; }

    /// <summary>A harmless long text is harmless everywhere; in a long harmful one the end holds the request.</summary>
    public IEnumerable<Sample> Read(TrainingLine line)
    {
        using var scan = WordScan.Read(line.Text, _classes);
        var windows = TextWindows.Of(scan).ToArray();
        var samples = new List<Sample>();
        foreach (var window in line.Harm == 0 && line.Emergency != 1 ? windows : windows[^1..])
        {
            if (window.End > window.Start)
                samples.Add(Read(scan, window, line));
        }

        return samples;
    }

    private Sample Read(in WordScan scan, TextWindow window, TrainingLine line)
    {
        var count = window.End - window.Start;
        var sample = new Sample { Vectors = new float[count * WordVectors.Size], Letters = new float[]?[count], Tuned = new int[count], Line = line };
        for (var i = 0; i < count; i++)
        {
            var word = scan[window.Start + i];
            var vector = sample.Vectors.AsSpan(i * WordVectors.Size, WordVectors.Size);
            sample.Tuned[i] = word.Number >= 0 ? TunedKeys.Length + word.Number : _tuned.GetValueOrDefault(word.Hash, -1);
            if (word.Number >= 0)
                continue;
            if (!_letters.TryGetValue(word.Hash, out var letters))
            {
                letters = new float[WordVectors.Size];
                _words.Of(scan.Letters(window.Start + i), letters);
                _letters[word.Hash] = letters;
            }

            var number = _words.Find(word.Hash);
            if (number >= 0)
            {
                _words.Of(number, vector);
                sample.Letters[i] = letters;
            }
            else
                letters.CopyTo(vector);
        }

        return sample;
    }
}
