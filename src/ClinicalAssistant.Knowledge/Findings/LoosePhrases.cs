namespace ClinicalAssistant.Knowledge;

/// <summary>Phrases of two to four telling words, found by their rarest word whatever the order ("calf swollen", "reflexes were absent").</summary>
internal sealed class LoosePhrases
{
    private static readonly HashSet<string> Function = Forms(
        "in on of at to by with from for over into the a an his her my and or is was after before during when while than per as it that this there out off has had have be been being are were around about");

    /// <summary>Order carries the meaning of phrases with these.</summary>
    private static readonly HashSet<string> Ordered = Forms("no not never without cannot can't non nothing nobody unable doesn't don't won't didn't if un isn't than normal family mother father history but absent previous then week month year day hour minute ago weekly daily last");

    private const int Most = 4;

    private static readonly List<LoosePhrase> None = [];

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<LoosePhrase> _phrases = [];
    private readonly Lazy<Dictionary<string, List<LoosePhrase>>> _byRarest;

    public LoosePhrases() => _byRarest = new(ByRarest);

    /// <summary>Words that carry no meaning of their own.</summary>
    public static bool IsFunction(string form) => Function.Contains(form);

    /// <summary>Adds a phrase by its forms. All phrases are added before the first is asked for.</summary>
    public void Add(IReadOnlyList<string> forms, int finding)
    {
        var absent = false;
        var words = new string[Most];
        var count = 0;
        for (var i = 0; i < forms.Count; i++)
        {
            var form = forms[i];
            if (form == "absent")
                absent = true;
            else if (Ordered.Contains(form))
                return;
            if (Function.Contains(form) || Array.IndexOf(words, form, 0, count) >= 0)
                continue;
            if (count == Most || form.Length < 3 || char.IsAsciiDigit(form[0]))
                return;
            words[count++] = form;
        }

        if (count < 2 || (absent && count > 2))
            return;
        Array.Resize(ref words, count);
        _phrases.Add(new LoosePhrase(words, finding));
        foreach (var word in words)
            _counts[word] = _counts.GetValueOrDefault(word) + 1;
    }

    /// <summary>The phrases whose rarest word this is.</summary>
    public List<LoosePhrase> With(string form) => _byRarest.Value.GetValueOrDefault(form, None);

    private Dictionary<string, List<LoosePhrase>> ByRarest()
    {
        var byRarest = new Dictionary<string, List<LoosePhrase>>(StringComparer.Ordinal);
        foreach (var phrase in _phrases)
        {
            var rarest = phrase.Arrange(_counts);
            if (!byRarest.TryGetValue(rarest, out var phrases))
                byRarest[rarest] = phrases = [];
            phrases.Add(phrase);
        }

        return byRarest;
    }

    private static HashSet<string> Forms(string words) => [.. words.Split(' ').Select(word => WordForms.Of(word))];
}
