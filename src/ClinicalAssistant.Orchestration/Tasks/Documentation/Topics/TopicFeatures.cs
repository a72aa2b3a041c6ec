using System.Text.RegularExpressions;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>What the classifier sees of words: the words and pairs of them by speaker, and what the engines recognise in them, so that a drug or a symptom that no written line names still counts.</summary>
internal sealed partial class TopicFeatures(FindingRecogniser findings, Lazy<Knowledge.MedicationSafety> medications, ConditionMentions conditions)
{
    /// <summary>The features of one or several turns, each once.</summary>
    public IReadOnlySet<string> Of(IReadOnlyList<SpokenTurn> turns)
    {
        var features = new HashSet<string>(StringComparer.Ordinal);
        foreach (var side in turns.GroupBy(turn => Side(turn.Speaker)))
        {
            foreach (var turn in side)
                AddWords(features, side.Key, turn.Text);
            AddRecognised(features, side.Key, string.Join(". ", side.Select(turn => turn.Text)));
        }

        return features;
    }

    private static char Side(UtteranceSpeaker speaker) => speaker switch
    {
        UtteranceSpeaker.Clinician => 'd',
        UtteranceSpeaker.Author => 'a',
        _ => 'p',
    };

    private static void AddWords(HashSet<string> features, char side, string text)
    {
        string? before = null;
        foreach (Match match in Word().Matches(text))
        {
            var word = Stem(match.Value);
            features.Add(word);
            features.Add(side + ":" + word);
            if (before is not null)
                features.Add(before + " " + word);
            before = word;
        }

        if (text.EndsWith('?'))
            features.Add(side + ":?");
    }

    private void AddRecognised(HashSet<string> features, char side, string text)
    {
        var recognised = findings.Recognise(text);
        Add("symptom", recognised.Findings.Count(finding => finding.Status == FindingStatus.Observed && finding.Value is null));
        Add("denied", recognised.Findings.Count(finding => finding.Status == FindingStatus.Excluded));
        Add("measured", recognised.Measurements.Count);
        Add("drug", medications.Value.NamesIn(text).Count);
        Add("condition", conditions.Find(text).Count(mention => (mention.Sense & (ContextSense.Negated | ContextSense.Family)) == 0));
        Add("relative", Relative().Count(text));
        Add("number", NumberReader.Read(text).Count(number => number.Unit is not null));

        void Add(string what, int count)
        {
            if (count == 0)
                return;
            features.Add("@" + what);
            features.Add(side + ":@" + what);
            if (count > 2)
                features.Add(side + ":@many " + what);
        }
    }

    private static string Stem(string word)
    {
        word = word.ToLowerInvariant();
        if (char.IsAsciiDigit(word[0]))
            return "#";
        if (word.EndsWith("'s", StringComparison.Ordinal))
            word = word[..^2];
        if (word.Length > 5 && word.EndsWith("ies", StringComparison.Ordinal))
            return word[..^3] + "y";
        if (word.Length > 6 && word.EndsWith("ing", StringComparison.Ordinal))
            return word[..^3];
        if (word.Length > 5 && word.EndsWith("ed", StringComparison.Ordinal))
            return word[..^2];
        return word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;
    }

    [GeneratedRegex(@"[A-Za-z]+(?:'[a-z]+)?|\d+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(mother|father|mom|mum|dad|brothers?|sisters?|aunts?|uncles?|grand(mother|father|parents?|ma|pa)|cousins?|siblings?|parents?|family|relatives?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Relative();
}
