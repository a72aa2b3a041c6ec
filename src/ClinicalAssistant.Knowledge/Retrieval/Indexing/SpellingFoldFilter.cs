using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace ClinicalAssistant.Knowledge;

/// <summary>British and American spelling become one: "haemorrhage" and "hemorrhage", "tumour" and "tumor". Dots of initials go: "P.A.D." is "pad".</summary>
internal sealed class SpellingFoldFilter : TokenFilter
{
    private const int ShortestFolded = 6;

    private readonly ICharTermAttribute _term;

    public SpellingFoldFilter(TokenStream input)
        : base(input) => _term = AddAttribute<ICharTermAttribute>();

    public override bool IncrementToken()
    {
        if (!m_input.IncrementToken())
            return false;
        var (letters, length) = (_term.Buffer, _term.Length);
        var dotted = length > 2 && letters[1] == '.' && letters.AsSpan(0, length).IndexOfAnyExceptInRange('.', 'z') < 0;
        var kept = 0;
        for (var i = 0; i < length; i++)
        {
            var next = i + 1 < length ? letters[i + 1] : '\0';
            if (dotted && letters[i] == '.')
                continue;
            // The first of "ae" and "oe" goes, and the u of a final "our".
            if (length >= ShortestFolded && ((letters[i] is 'a' or 'o' && next == 'e') || (letters[i] == 'u' && i == length - 2 && letters[i - 1] == 'o' && next == 'r')))
                continue;
            letters[kept++] = letters[i];
        }

        _term.SetLength(kept);
        return true;
    }
}
