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

    private readonly Dictionary<string, WordRatios> _ratios = new(StringComparer.Ordinal);

    private WordIndex()
    {
    }

    public static WordIndex Over(DifferentialModel model)
    {
        var index = new WordIndex();
        var weights = model.Weights;
        var words = new PackWords();
        var shares = Shares(model, words);
        var prior = model.Conditions.Select(profile => Math.Sqrt(Priors.Weight(profile.Condition, null))).ToArray();
        var total = prior.Sum();
        for (var word = 0; word < shares.Count; word++)
        {
            var form = words.Forms[word];
            if (form.Length >= Shortest && shares[word] is { } used && Ratios(used, prior, total, weights) is { } ratios)
                index._ratios[form] = ratios;
        }

        return index;
    }

    /// <summary>Log ratios of a word, or null where the word tells nothing.</summary>
    public WordRatios? Of(string word) => _ratios.GetValueOrDefault(WordForms.Of(word));

    private static List<WordShares?> Shares(DifferentialModel model, PackWords words)
    {
        var findings = model.Findings.Select(words.OfFinding).ToArray();
        var shares = new List<WordShares?>();
        foreach (var profile in model.Conditions)
        {
            foreach (var fact in profile.Facts)
            {
                if (fact.Against)
                    continue;
                var frequency = double.IsNaN(fact.Frequency) ? 0.3 : fact.Frequency;
                var finding = findings[fact.Finding];
                for (var i = 0; i < finding.Words.Length; i++)
                    Add(finding.Words[i], profile.Number, Math.Min(0.9, frequency * Math.Max(finding.Shares[i], LeastShare)));
            }

            var condition = profile.Condition;
            foreach (var word in words.Of([condition.Summary.Text, .. condition.Tests.SelectMany(test => (string[])[test.Name, test.Why]), .. condition.RedFlags.Select(flag => flag.Why)]))
                Add(word, profile.Number, model.Weights.WordOfText);
            foreach (var word in words.Of([condition.Name, .. condition.Synonyms]))
                Add(word, profile.Number, model.Weights.WordOfName);
        }

        return shares;

        void Add(int word, int condition, double share)
        {
            while (shares.Count <= word)
                shares.Add(null);
            (shares[word] ??= new WordShares()).Add(condition, share);
        }
    }

    private static WordRatios? Ratios(WordShares used, double[] prior, double total, ScoringWeights weights)
    {
        var (count, among) = (0, 0.0);
        for (var i = 0; i < used.Conditions.Length; i++)
        {
            if (used.Missing[i] < 1)
                count++;
            among += prior[used.Conditions[i]] * (1 - used.Missing[i]) / total;
        }

        if (count > weights.WordTooCommon * prior.Length)
            return null;
        var ratios = new double[used.Conditions.Length];
        for (var i = 0; i < ratios.Length; i++)
            ratios[i] = Ratio(1 - used.Missing[i]);
        return new WordRatios(Ratio(0), used.Conditions.ToArray(), ratios);

        double Ratio(double share) => Math.Clamp(Math.Log((share + weights.WordSmoothing) / (among + weights.WordSmoothing)), weights.WeakestWord, weights.StrongestWord);
    }
}
