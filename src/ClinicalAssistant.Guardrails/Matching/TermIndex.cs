namespace ClinicalAssistant.Guardrails;

/// <summary>
/// All terms of a policy in one searchable form. A term is one or more words; a word may end in an asterisk (any ending), and an
/// underscore stands for up to three words of any kind. One pass over a text finds every term of every group.
/// </summary>
internal sealed class TermIndex
{
    private const int Gap = -1;
    private const int LongestGap = 3;
    private const int MostKept = 16_384;

    // A text is searched many times an answer; what was found is copied out before the list is used again.
    [ThreadStatic]
    private static List<(int Group, TermHits.Hit Hit)>? _scratch;

    [ThreadStatic]
    private static List<int>? _matched;

    private readonly WordTrie _words = new();
    private readonly Dictionary<string, int> _phraseIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _termPhrases = new(StringComparer.Ordinal);
    private readonly List<Phrase> _phrases = [];
    private readonly PhraseStarts _starts = new();
    private readonly List<MeasureTerm> _measures = [];
    private bool[]? _isMeasureName;
    private int[][]? _groupsOfWord;

    /// <summary>Number of groups.</summary>
    public int GroupCount { get; private set; }

    /// <summary>A new group of terms, each by its id.</summary>
    public int AddGroup(IEnumerable<int> terms, IEnumerable<MeasureTerm> measures)
    {
        (_groupsOfWord, _isMeasureName) = (null, null);
        var group = GroupCount++;
        foreach (var id in terms)
        {
            // Groups are numbered upwards and filled one after the other, so a group that is there already is the last one.
            if (_phrases[id].Groups is not [.., var last] || last != group)
                _phrases[id].Groups.Add(group);
        }

        foreach (var measure in measures)
            AddMeasure(measure, group);
        return group;
    }

    /// <summary>Finds every term in a text.</summary>
    public TermHits Find(Tokens tokens)
    {
        var found = _scratch ??= new List<(int Group, TermHits.Hit Hit)>(512);
        found.Clear();
        var matched = _matched ??= new List<int>(1024);
        matched.Clear();
        var offsets = new int[tokens.Count + 1];
        var groupsOfWord = _groupsOfWord ??= GroupsOfWord();
        for (var i = 0; i < tokens.Count; i++)
        {
            _words.Match(tokens.Word(i), matched);
            offsets[i + 1] = matched.Count;
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            for (var m = offsets[i]; m < offsets[i + 1]; m++)
            {
                var word = matched[m];
                foreach (var group in groupsOfWord[word])
                    found.Add((group, new TermHits.Hit(i, i + 1)));
                Add(_starts.WithGap(word), i);
                if (_starts.Continues(word))
                {
                    for (var n = offsets[i + 1]; i + 1 < tokens.Count && n < offsets[i + 2]; n++)
                        Add(_starts.Pair(word, matched[n]), i);
                }
            }
        }

        var words = found.Count;
        bool[]? names = null;
        foreach (var measure in NamesMeasure(found) ? _measures : [])
        {
            for (var f = 0; f < words; f++)
            {
                if (found[f].Group == measure.NameGroup && measure.Find(found[f].Hit, tokens, names ??= NamesAt(found, words, tokens.Count)) is { } hit)
                    Every(measure.Groups, hit);
            }
        }

        // A measure may follow a term that begins later; the places of a group stay in order.
        if (found.Count > words)
            found.Sort(static (a, b) => a.Hit.Start.CompareTo(b.Hit.Start));
        if (found.Count > MostKept)
            (_scratch, _matched) = (null, null);
        return new TermHits(GroupCount, tokens, found);

        void Add(List<int>? phrases, int start)
        {
            if (phrases is null)
                return;
            foreach (var id in phrases)
            {
                var phrase = _phrases[id];
                var end = Rest(phrase.Words, 1, start + 1, matched, offsets, tokens);
                if (end >= 0)
                    Every(phrase.Groups, new TermHits.Hit(start, end));
            }
        }

        void Every(List<int> groups, TermHits.Hit hit)
        {
            foreach (var group in groups)
                found.Add((group, hit));
        }
    }

    private bool[] NamesAt(List<(int Group, TermHits.Hit Hit)> found, int words, int tokens)
    {
        var isName = _isMeasureName ??= MeasureNames();
        var names = new bool[tokens];
        for (var f = 0; f < words; f++)
            names[found[f].Hit.Start] |= isName[found[f].Group];
        return names;
    }

    /// <summary>Most texts name no measure at all.</summary>
    private bool NamesMeasure(List<(int Group, TermHits.Hit Hit)> found)
    {
        var isName = _isMeasureName ??= MeasureNames();
        foreach (var (group, _) in found)
        {
            if (isName[group])
                return true;
        }

        return false;
    }

    private bool[] MeasureNames()
    {
        var names = new bool[GroupCount];
        foreach (var measure in _measures)
            names[measure.NameGroup] = true;
        return names;
    }

    /// <summary>Of each word its groups as a term by itself: most terms that a text holds are single words.</summary>
    private int[][] GroupsOfWord()
    {
        var groups = new int[_words.Count][];
        Array.Fill(groups, []);
        foreach (var phrase in _phrases.Where(p => p.Words.Length == 1))
            groups[phrase.Words[0]] = [.. phrase.Groups];
        return groups;
    }

    /// <summary>A measure that several groups name is looked for once.</summary>
    private void AddMeasure(MeasureTerm measure, int group)
    {
        var known = _measures.FindIndex(m => ReferenceEquals(m.Names, measure.Names) && m.Below == measure.Below && m.Above == measure.Above);
        if (known < 0)
            _measures.Add(measure with { NameGroup = AddGroup(measure.Names.Select(Term).Where(id => id >= 0), []), Groups = [group] });
        else if (!_measures[known].Groups.Contains(group))
            _measures[known].Groups.Add(group);
    }

    /// <summary>The term's id, new or known; -1 where it holds no word to begin with.</summary>
    public int Term(string term)
    {
        if (!_termPhrases.TryGetValue(term, out var id))
        {
            id = AddPhrase(term);
            _termPhrases[term] = id;
        }

        return id;
    }

    private int AddPhrase(string term)
    {
        // Term and text are cut and folded by the same code, so that they always meet.
        var tokens = Tokens.Read(term.Replace("_", " zzgapzz ", StringComparison.Ordinal).Replace("*", "zzanyzz", StringComparison.Ordinal));
        var words = new int[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = tokens.Word(i).ToString();
            words[i] = word == "zzgapzz" ? Gap : _words.Add(word.Replace("zzanyzz", "*", StringComparison.Ordinal));
        }

        if (words.Length == 0 || words[0] == Gap)
            return -1;
        var key = string.Join(' ', words);
        if (!_phraseIds.TryGetValue(key, out var id))
        {
            id = _phrases.Count;
            _phraseIds[key] = id;
            _phrases.Add(new Phrase(words, []));
            _groupsOfWord = null;
            if (words.Length > 1)
                _starts.Add(id, words[0], words[1] != Gap ? words[1] : null);
        }

        return id;
    }

    private static int Rest(int[] words, int next, int token, List<int> matched, int[] offsets, Tokens tokens)
    {
        for (; next < words.Length; next++)
        {
            if (words[next] == Gap)
            {
                for (var skip = 0; skip <= LongestGap && token + skip < tokens.Count; skip++)
                {
                    var end = Rest(words, next + 1, token + skip, matched, offsets, tokens);
                    if (end >= 0)
                        return end;
                }

                return -1;
            }

            if (token >= tokens.Count || tokens[token].Sentence != tokens[token - 1].Sentence || !Has(words[next], token, matched, offsets))
                return -1;
            token++;
        }

        return token;
    }

    private static bool Has(int word, int token, List<int> matched, int[] offsets)
    {
        for (var m = offsets[token]; m < offsets[token + 1]; m++)
        {
            if (matched[m] == word)
                return true;
        }

        return false;
    }

    private sealed record Phrase(int[] Words, List<int> Groups);
}
