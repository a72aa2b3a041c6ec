using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace ClinicalAssistant.Knowledge;

/// <summary>The words of an index: how rare they are, and which of them a misspelt one was meant to be.</summary>
internal sealed class IndexVocabulary(IndexReader reader)
{
    private const int Remembered = 20_000;
    private const int ShortestCorrected = 5;
    private const int ShortestTwice = 8;
    private const int ShortestPart = 3;
    private const int Rare = 2;
    private const int Commoner = 30;

    private static readonly string[] Worded = [IndexFields.Body, IndexFields.Subject, IndexFields.Question];

    private readonly ConcurrentDictionary<string, float> _idf = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string?> _corrected = new(StringComparer.Ordinal);
    private readonly Terms? _spelling = MultiFields.GetTerms(reader, IndexFields.Spelling);

    public int Frequency(string field, string term) => reader.DocFreq(new Term(field, term));

    /// <summary>Inverse document frequency as BM25 has it, over the field that has the stem most often.</summary>
    public float Idf(string stem)
    {
        if (_idf.TryGetValue(stem, out var known))
            return known;
        var frequency = Worded.Max(field => Frequency(field, stem));
        var idf = (float)Math.Log(1 + ((reader.NumDocs - frequency + 0.5) / (frequency + 0.5)));
        if (_idf.Count < Remembered)
            _idf[stem] = idf;
        return idf;
    }

    /// <summary>The word of the index nearest to one that it hardly has, or null. The first letter is taken to be right.</summary>
    public string? Corrected(string word)
    {
        if (word.Length < ShortestCorrected || _spelling is null || word.AsSpan().ContainsAnyInRange('0', '9'))
            return null;
        if (_corrected.TryGetValue(word, out var known))
            return known;
        var own = Frequency(IndexFields.Spelling, word);
        var found = own > Rare ? null : Nearest(word, own);
        if (_corrected.Count < Remembered)
            _corrected[word] = found;
        return found;
    }

    /// <summary>Whether the index has a word, whole.</summary>
    public bool Has(string word) => Frequency(IndexFields.Spelling, word) > 1;

    /// <summary>The two words that an unknown one was written together of, or null.</summary>
    public (string First, string Second)? Parted(string word)
    {
        if (word.Length < 2 * ShortestPart || Frequency(IndexFields.Spelling, word) > 0)
            return null;
        var (best, most) = (default((string, string)?), Rare);
        for (var cut = ShortestPart; cut <= word.Length - ShortestPart; cut++)
        {
            var least = Math.Min(Frequency(IndexFields.Spelling, word[..cut]), Frequency(IndexFields.Spelling, word[cut..]));
            if (least > most)
                (best, most) = ((word[..cut], word[cut..]), least);
        }

        return best;
    }

    private string? Nearest(string word, int own)
    {
        var most = word.Length < ShortestTwice ? 1 : 2;
        var (best, bestScore) = (default(string), 0.0);
        var terms = _spelling!.GetEnumerator();
        if (terms.SeekCeil(new BytesRef(word[..1])) == TermsEnum.SeekStatus.END)
            return null;
        do
        {
            var term = terms.Term;
            if (term.Length == 0 || term.Bytes[term.Offset] != word[0])
                break;
            if (Math.Abs(term.Length - word.Length) > most)
                continue;
            var frequency = terms.DocFreq;
            // A rare word with a neighbour is corrected only where the neighbour is common.
            if (frequency < (own == 0 ? 2 : own * Commoner))
                continue;
            var candidate = term.Utf8ToString();
            var distance = EditDistance.Within(word, candidate, most);
            if (distance < 0)
                continue;
            var score = Math.Log(1 + frequency) / Math.Pow(6, distance);
            if (score > bestScore)
                (best, bestScore) = (candidate, score);
        }
        while (terms.MoveNext());
        return best;
    }
}
