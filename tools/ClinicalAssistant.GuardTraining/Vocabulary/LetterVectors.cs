using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.GuardTraining;

/// <summary>Teaches runs of letters to add up to their words' vectors, so that a word that no list has (a typo, a new drug) gets one too.</summary>
internal static class LetterVectors
{
    private const int Rounds = 12;

    public static float[] Learn(IReadOnlyList<string> words, float[][] vectors, int seed)
    {
        var size = vectors[0].Length;
        var table = new float[WordVectors.LetterBuckets * size];
        var order = Enumerable.Range(0, words.Count).ToArray();
        var random = new Random(seed);
        Span<int> buckets = stackalloc int[WordVectors.MostRuns];
        var guess = new float[size];
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
            var rate = 0.5f * (1 - (round / (float)Rounds));
            foreach (var index in order)
            {
                var count = WordVectors.Runs(words[index], buckets);
                Array.Clear(guess);
                for (var k = 0; k < count; k++)
                {
                    for (var d = 0; d < size; d++)
                        guess[d] += table[(buckets[k] * size) + d] / count;
                }

                for (var d = 0; d < size; d++)
                    guess[d] = rate * (vectors[index][d] - guess[d]);
                for (var k = 0; k < count; k++)
                {
                    for (var d = 0; d < size; d++)
                        table[(buckets[k] * size) + d] += guess[d];
                }
            }
        }

        return table;
    }
}
