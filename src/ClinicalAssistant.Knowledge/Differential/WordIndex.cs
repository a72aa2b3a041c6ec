namespace ClinicalAssistant.Knowledge;

/// <summary>
/// What words that belong to no recognised finding tell of each condition. A condition's vocabulary is the wording of its findings, each word by how often the
/// finding occurs and how much of its wording holds the word, and its own summary, tests and warnings; a word's ratio is its share here over its share among all
/// conditions. Words in every condition's vocabulary tell nothing and are left out.
/// </summary>
internal sealed class WordIndex
{
    private const double LeastShare = 0.25;
    private const int Shortest = 3;

    private readonly Dictionary<string, double[]> _ratios = new(StringComparer.Ordinal);

    private WordIndex()
    {
    }

    public static WordIndex Over(DifferentialModel model)
    {
        var index = new WordIndex();
        var words = new PackWords();
        var findings = model.Findings.Select(words.OfFinding).ToArray();
        var count = model.Conditions.Length;
        var shares = new Dictionary<string, double[]>(StringComparer.Ordinal);
        void Add(string word, int condition, double share)
        {
            if (!shares.TryGetValue(word, out var missing))
                shares[word] = missing = [.. Enumerable.Repeat(1.0, count)];
            missing[condition] *= 1 - share;
        }

        foreach (var profile in model.Conditions)
        {
            foreach (var fact in profile.Facts)
            {
                if (fact.Against)
                    continue;
                var frequency = double.IsNaN(fact.Frequency) ? 0.3 : fact.Frequency;
                foreach (var (word, share) in findings[fact.Finding])
                    Add(word, profile.Number, Math.Min(0.9, frequency * Math.Max(share, LeastShare)));
            }

            var condition = profile.Condition;
            foreach (var word in words.Of([condition.Summary.Text, .. condition.Tests.SelectMany(test => (string[])[test.Name, test.Why]), .. condition.RedFlags.Select(flag => flag.Why)]))
                Add(word, profile.Number, model.Weights.WordOfText);
            foreach (var word in words.Of([condition.Name, .. condition.Synonyms]))
                Add(word, profile.Number, model.Weights.WordOfName);
        }

        var weights = model.Weights;
        var prior = model.Conditions.Select(profile => Math.Sqrt(Priors.Weight(profile.Condition, null))).ToArray();
        var total = prior.Sum();
        foreach (var (word, missing) in shares)
        {
            if (word.Length < Shortest || missing.Count(share => share < 1) > weights.WordTooCommon * count)
                continue;
            var among = 0.0;
            for (var i = 0; i < count; i++)
                among += prior[i] * (1 - missing[i]) / total;
            index._ratios[word] =
            [
                .. missing.Select(share => Math.Clamp(Math.Log((1 - share + weights.WordSmoothing) / (among + weights.WordSmoothing)), weights.WeakestWord, weights.StrongestWord)),
            ];
        }

        return index;
    }

    /// <summary>Log ratio of a word by number of condition, or null where the word tells nothing.</summary>
    public double[]? Of(string word) => _ratios.GetValueOrDefault(WordForms.Of(word));
}
