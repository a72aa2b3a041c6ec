using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>The telling words of the pack's own wording, by form. Each form has a number; words that tell nothing have none.</summary>
internal sealed class PackWords
{
    private const int Untelling = -1;

    /// <summary>Words of the talk about a patient, which tell of the speaker, and units of time, which tell nothing without their number.</summary>
    private static readonly HashSet<string> Talk = new(
        ("sure surely certain certainly think thinks thought believe impression diagnosis diagnose diagnosed diagnostic differential working consider considered suspect suspected likely exclude rule ruled could would should might may must "
        + "what which why cause causes worry worried next step test tests testing clinician doctor physician nurse hospital clinic ward patient patients man woman boy girl male female old year condition conditions disease disorder syndrome "
        + "nothing something anything everything then today tonight yesterday now past well else just only even still also though although because who whom whose while "
        + "presents presented presentation brought comes came seen reports reported says told noted history examination exam findings following most best please help urgent urgently emergency need needs "
        + "second seconds minute minutes hour hours day days week weeks month months year years time times").Split(' ').Select(word => WordForms.Of(word)),
        StringComparer.Ordinal);

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _forms = [];
    private readonly List<int> _round = [];
    private readonly List<Token> _tokens = [];
    private int _rounds;

    /// <summary>Forms by number.</summary>
    public IReadOnlyList<string> Forms => _forms;

    /// <summary>The telling words of a finding's phrases.</summary>
    public FindingWords OfFinding(FindingDefinition finding)
    {
        var words = new List<int>();
        var counts = new List<int>();
        var phrases = 0;
        foreach (var phrase in (IEnumerable<string>)[finding.Label, .. finding.Synonyms, .. finding.Lay])
        {
            phrases++;
            foreach (var word in Of(phrase))
            {
                if (words.IndexOf(word) is var at and >= 0)
                {
                    counts[at]++;
                    continue;
                }

                words.Add(word);
                counts.Add(1);
            }
        }

        return new FindingWords([.. words], [.. counts.Select(count => (double)count / phrases)]);
    }

    /// <summary>Numbers of the distinct telling words of some texts.</summary>
    public List<int> Of(params ReadOnlySpan<string> texts)
    {
        var found = new List<int>();
        _rounds++;
        var known = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var text in texts)
        {
            Tokenizer.Read(text, _tokens);
            foreach (var token in _tokens)
            {
                if (token.Kind != TokenKind.Word)
                    continue;
                if (!known.TryGetValue(token.In(text), out var number))
                    known[token.In(text)] = number = Number(WordForms.Of(token.In(text)));
                if (number != Untelling && _round[number] != _rounds)
                {
                    _round[number] = _rounds;
                    found.Add(number);
                }
            }
        }

        return found;
    }

    private int Number(string form)
    {
        if (form.Length <= 2 || LoosePhrases.IsFunction(form) || FillerWords.IsFiller(form) || Talk.Contains(form))
            return Untelling;
        if (!_numbers.TryGetValue(form, out var number))
        {
            _numbers[form] = number = _forms.Count;
            _forms.Add(form);
            _round.Add(0);
        }

        return number;
    }
}
