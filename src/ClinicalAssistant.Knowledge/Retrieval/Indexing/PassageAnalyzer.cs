using System.Collections.Concurrent;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace ClinicalAssistant.Knowledge;

/// <summary>English words as the index holds them: lower case, accents and spelling folded, possessives off, stop words out, Porter stems.</summary>
internal sealed class PassageAnalyzer : Analyzer
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private const int MostStems = 50_000;

    private static readonly ConcurrentDictionary<string, string> Stems = new(StringComparer.Ordinal);
    private static readonly PassageAnalyzer Stemming = new(stems: true, stops: false);
    private static readonly PassageAnalyzer Plain = new(stems: false, stops: false);

    private readonly bool _stems;
    private readonly CharArraySet? _stops;

    private PassageAnalyzer(bool stems, bool stops)
    {
        _stems = stems;
        _stops = stops ? new CharArraySet(Version, QueryContent.Stop, ignoreCase: false) : null;
    }

    /// <summary>For the fields of running text.</summary>
    public static PassageAnalyzer Text() => new(stems: true, stops: true);

    /// <summary>For the field that corrects spelling: whole words.</summary>
    public static PassageAnalyzer Words() => new(stems: false, stops: true);

    /// <summary>The words of a text with their places, stop words included.</summary>
    public static List<QueryToken> Read(string text)
    {
        var tokens = new List<QueryToken>();
        using var stream = Plain.GetTokenStream("text", text);
        var (term, place) = (stream.GetAttribute<ICharTermAttribute>(), stream.GetAttribute<IOffsetAttribute>());
        stream.Reset();
        while (stream.IncrementToken())
        {
            var word = term.ToString();
            tokens.Add(new QueryToken(word, Stem(word), place.StartOffset, place.EndOffset));
        }

        stream.End();
        return tokens;
    }

    public static string Stem(string word)
    {
        if (Stems.TryGetValue(word, out var known))
            return known;
        using var stream = Stemming.GetTokenStream("text", word);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        var stem = stream.IncrementToken() ? term.ToString() : word;
        stream.End();
        if (Stems.Count < MostStems)
            Stems[word] = stem;
        return stem;
    }

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var source = new StandardTokenizer(Version, reader);
        TokenStream stream = new SpellingFoldFilter(new LowerCaseFilter(Version, new ASCIIFoldingFilter(new EnglishPossessiveFilter(Version, new StandardFilter(Version, source)))));
        if (_stops is not null)
            stream = new StopFilter(Version, stream, _stops);
        if (_stems)
            stream = new PorterStemFilter(stream);
        return new TokenStreamComponents(source, stream);
    }
}
