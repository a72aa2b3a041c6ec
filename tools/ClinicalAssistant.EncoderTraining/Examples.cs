using ClinicalAssistant.Guardrails;
using ClinicalAssistant.GuardTraining;

namespace ClinicalAssistant.EncoderTraining;

/// <summary>All lines in pieces, dealt out in batches of like length, another order each round; the members of a pair stay near each other.</summary>
internal sealed class Examples
{
    private const int BatchSize = 32;
    private const int BatchesSorted = 40;

    // The lines put together from the knowledge base are many and alike.
    private const double ShareOfKnowledge = 0.15;
    private readonly Random _random;
    private readonly double _share;
    private readonly Example[] _all;

    public Examples(IEnumerable<TrainingLine> lines, WordPieces pieces, int longest, int seed, double share)
    {
        (_random, _share) = (new Random(seed), share);
        _all = [.. lines.Where(line => !line.File.StartsWith("k-", StringComparison.Ordinal) || _random.NextDouble() < ShareOfKnowledge).Select(line => new Example(line, Marked(line.Text)))];

        int[] Marked(string text)
        {
            var of = pieces.Of(text);
            var most = longest - 2;
            IEnumerable<int> kept = of.Count <= most ? of : [.. of[..(most / 2)], .. of[^(most - (most / 2))..]];
            return [pieces.First, .. kept, pieces.Last];
        }
    }

    /// <summary>Batches of a round.</summary>
    public int Batches => (int)((_all.Length - ((1 - _share) * _all.Count(IsOfRequests))) + BatchSize - 1) / BatchSize;

    public IEnumerable<Example[]> Round() =>
        _all.GroupBy(e => e.Line.Pair is { } pair ? e.Line.File + pair : e.Line.Text)
            .OrderBy(_ => _random.Next())
            .Where(group => _share == 1 || !IsOfRequests(group.First()) || _random.NextDouble() < _share)
            .SelectMany(group => group)
            .Chunk(BatchSize * BatchesSorted)
            .SelectMany(chunk => chunk.OrderBy(e => e.Pieces.Length).Chunk(BatchSize))
            .OrderBy(_ => _random.Next());

    private static bool IsOfRequests(Example example) => example.Line.Label is "refuse" or "caution" or "allow";
}
