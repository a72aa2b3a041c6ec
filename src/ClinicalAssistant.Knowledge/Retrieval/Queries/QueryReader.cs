using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Reads a question, which may be a long message of a consumer: farewells are dropped, sentences that ask weigh more, words that name no subject are left out, names of
/// subjects are found whole, misspelt words corrected, and what is asked for is made out.
/// </summary>
internal sealed class QueryReader(IndexVocabulary words, SameWords same, SearchWeights weights)
{
    private const int Longest = 4000;
    private const int LongMessage = 14;
    private const int FewestAsked = 2;
    private const int WidestName = 6;
    private const int Farewell = 14;
    private const int ShortName = 3;
    private const int ShortestInitials = 3;
    private const int LongestInitials = 5;
    private const string Initials = "initials of ";

    public ReadQuery Read(string question)
    {
        var text = question.Length > Longest ? question[..Longest] : question;
        var (types, cues) = Types(text);
        var said = Sentences(text).ConvertAll(sentence => (Tokens: Parted(sentence.Tokens), sentence.Asks));
        var total = said.Sum(sentence => sentence.Tokens.Count(token => !QueryContent.IsNoise(token)));
        // "Is that normal?" leaves what is asked to the sentences before it.
        var anyAsks = said.Exists(sentence => sentence.Asks && sentence.Tokens.Count(token => !QueryContent.IsNoise(token)) >= FewestAsked);
        var terms = new Dictionary<string, QueryTerm>(StringComparer.Ordinal);
        var phrases = new List<QueryPhrase>();
        var names = new Dictionary<string, QueryName>(StringComparer.Ordinal);
        foreach (var (tokens, asks) in said)
        {
            var weight = total > LongMessage && anyAsks && !asks ? weights.Telling : 1;
            ReadSentence(text, tokens, weight, cues, terms, phrases, names);
        }

        if (terms.Count == 0)
            Fallback(said.SelectMany(sentence => sentence.Tokens), terms);
        return new ReadQuery
        {
            Terms = [.. terms.Values.OrderByDescending(term => term.Weight * term.Idf).ThenBy(term => term.Stem, StringComparer.Ordinal).Take(weights.MostTerms)],
            Phrases = phrases,
            Names = [.. names.Values.OrderByDescending(name => name.Worth).ThenBy(name => name.Key, StringComparer.Ordinal).Take(weights.MostNames)],
            Types = types,
        };
    }

    private static List<(List<QueryToken> Tokens, bool Asks)> Sentences(string text)
    {
        var sentences = new List<(List<QueryToken> Tokens, bool Asks)>();
        var all = PassageAnalyzer.Read(text);
        foreach (var span in SentenceReader.Split(text))
        {
            var tokens = all.Where(token => token.Start >= span.Start && token.Start < span.End).ToList();
            if (tokens.Count == 0)
                continue;
            var sentence = text[span.Start..span.End].ToLowerInvariant();
            // What follows thanks is a signature: names of people and places.
            if (sentences.Count > 0 && tokens.Count <= Farewell && QueryContent.Closing.Any(closing => sentence.StartsWith(closing, StringComparison.Ordinal)) && !sentence.Contains('?', StringComparison.Ordinal))
                break;
            sentences.Add((tokens, sentence.Contains('?', StringComparison.Ordinal) || QueryContent.Asking.Any(cue => Begins(sentence, cue))));
        }

        return sentences;
    }

    /// <summary>A phrase may stand anywhere, a word must begin the sentence.</summary>
    private static bool Begins(string sentence, string cue) => cue.Contains(' ', StringComparison.Ordinal)
        ? sentence.Contains(cue, StringComparison.Ordinal)
        : sentence.StartsWith(cue, StringComparison.Ordinal) && (sentence.Length == cue.Length || !char.IsLetter(sentence[cue.Length]));

    private void ReadSentence(string text, List<QueryToken> tokens, float weight, List<(int Start, int End)> cues, Dictionary<string, QueryTerm> terms, List<QueryPhrase> phrases, Dictionary<string, QueryName> names)
    {
        var kept = tokens.Where(token => !QueryContent.IsStop(token.Word)).ToList();
        var stems = kept.ConvertAll(token => Meant(token));
        for (var i = 0; i < kept.Count; i++)
        {
            if (QueryContent.IsNoise(kept[i]))
                continue;
            var share = cues.Exists(cue => cue.Start <= kept[i].Start && kept[i].End <= cue.End) ? weight * weights.Cue : weight;
            AddTerm(terms, kept[i].Word, stems[i].Stem, stems[i].Corrected, share);
            if (i + 1 == kept.Count || QueryContent.IsNoise(kept[i + 1]))
                continue;
            phrases.Add(new QueryPhrase([stems[i].Corrected ?? stems[i].Stem, stems[i + 1].Corrected ?? stems[i + 1].Stem], weight, []));
            // "gall stones" is "gallstones".
            var together = kept[i].Word + kept[i + 1].Word;
            if (words.Has(together) && PassageAnalyzer.Stem(together) is var joined)
            {
                AddTerm(terms, together, joined, null, weight);
                AddName(names, joined, text[kept[i].Start..kept[i + 1].End], weight * words.Idf(joined));
            }
        }

        Names(text, kept, stems.ConvertAll(stem => stem.Corrected ?? stem.Stem), weight, phrases, names);
    }

    private void AddTerm(Dictionary<string, QueryTerm> terms, string word, string stem, string? corrected, float weight)
    {
        var known = terms.GetValueOrDefault(stem);
        terms[stem] = new QueryTerm(word, stem, corrected, words.Idf(corrected ?? stem))
        {
            Weight = known is null ? weight : Math.Min(weights.Repeated, Math.Max(known.Weight, weight) + weights.Again),
            Same = known?.Same ?? Same(corrected ?? stem),
        };
    }

    /// <summary>Unknown words that were written together are parted.</summary>
    private List<QueryToken> Parted(List<QueryToken> tokens) =>
    [
        .. tokens.SelectMany(token => !QueryContent.IsNoise(token) && words.Parted(token.Word) is { } parts && words.Corrected(token.Word) is null
            ? [new QueryToken(parts.First, PassageAnalyzer.Stem(parts.First), token.Start, token.End), new QueryToken(parts.Second, PassageAnalyzer.Stem(parts.Second), token.Start, token.End)]
            : new[] { token }),
    ];

    private void Names(string text, List<QueryToken> kept, List<string> stems, float weight, List<QueryPhrase> phrases, Dictionary<string, QueryName> names)
    {
        var taken = new bool[kept.Count];
        for (var width = Math.Min(WidestName, kept.Count); width >= 1; width--)
        {
            for (var start = 0; start + width <= kept.Count; start++)
            {
                var window = kept.GetRange(start, width);
                if (window.TrueForAll(QueryContent.IsNoise) || (width == 1 && !MayName(text, window[0])))
                    continue;
                var key = NameKeys.Key(stems.GetRange(start, width));
                var within = Enumerable.Range(start, width).All(i => taken[i]);
                var worth = weight * (within ? weights.NameWithinName : 1) * stems.GetRange(start, width).Distinct().Sum(words.Idf);
                var said = text[window[0].Start..window[^1].End];
                var found = AddName(names, key, said, worth);
                if (width == 1 && window[0].Word.Length is >= ShortestInitials and <= LongestInitials && words.Frequency(IndexFields.Initials, window[0].Word) > 0)
                    names.TryAdd(Initials + key, new QueryName(window[0].Word, said, worth * weights.Initials) { IsInitials = true });
                var others = same.Others(key).ToList();
                if (others.Count > 0)
                {
                    var meanings = others.ConvertAll(other => (IReadOnlyList<string>)[.. PassageAnalyzer.Read(other).Where(token => !QueryContent.IsStop(token.Word)).Select(token => token.Stem)]);
                    foreach (var meaning in meanings)
                        found |= AddName(names, NameKeys.Key(meaning), said, worth * weights.SameName);
                    if (width > 1 && !within)
                        phrases.Add(new QueryPhrase(stems.GetRange(start, width), weight, meanings));
                    found |= width > 1;
                }

                for (var i = start; found && i < start + width; i++)
                    taken[i] = true;
            }
        }
    }

    private bool AddName(Dictionary<string, QueryName> names, string key, string said, float worth)
    {
        if (words.Frequency(IndexFields.Name, key) + words.Frequency(IndexFields.Synonym, key) == 0)
            return false;
        if (!names.TryGetValue(key, out var known) || known.Worth < worth)
            names[key] = new QueryName(key, said, worth);
        return true;
    }

    /// <summary>A lone word is a name only where it is no everyday word; a short one written in capitals is.</summary>
    private static bool MayName(string text, QueryToken token)
    {
        if (QueryContent.IsNoise(token))
            return false;
        return !QueryContent.IsOrdinary(token.Word) || (token.Word.Length <= ShortName && text[token.Start..token.End].All(char.IsUpper));
    }

    private (string Stem, string? Corrected) Meant(QueryToken token) =>
        QueryContent.IsNoise(token) || words.Corrected(token.Word) is not { } word ? (token.Stem, null) : (token.Stem, PassageAnalyzer.Stem(word));

    private IReadOnlyList<IReadOnlyList<string>> Same(string stem) =>
        [.. same.Others(stem).Select(other => (IReadOnlyList<string>)[.. PassageAnalyzer.Read(other).Where(token => !QueryContent.IsStop(token.Word)).Select(token => token.Stem)])];

    /// <summary>A question of empty words alone is searched by them.</summary>
    private void Fallback(IEnumerable<QueryToken> tokens, Dictionary<string, QueryTerm> terms)
    {
        foreach (var token in tokens.Where(token => !QueryContent.IsStop(token.Word)))
            terms.TryAdd(token.Stem, new QueryTerm(token.Word, token.Stem, null, words.Idf(token.Stem)));
    }

    /// <summary>What is asked for, and where in the text the words stand that say so.</summary>
    private (Dictionary<string, float> Types, List<(int Start, int End)> Cues) Types(string text)
    {
        var lower = text.ToLowerInvariant();
        var types = new Dictionary<string, float>(StringComparer.Ordinal);
        var cues = new List<(int Start, int End)>();
        foreach (var (type, pattern) in QueryContent.Types)
        {
            foreach (var match in pattern.EnumerateMatches(lower))
            {
                types[type] = 1;
                if (type != General)
                    cues.Add((match.Index, match.Index + match.Length));
            }
        }

        if (types.Count != 1 || !types.ContainsKey(General))
            types[General] = types.Count == 0 ? 1 : weights.GeneralType;
        return (types, cues);
    }

    private const string General = "information";
}
