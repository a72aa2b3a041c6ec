namespace ClinicalAssistant.Knowledge;

/// <summary>Phrases of two to four telling words, found by their rarest word whatever the order ("calf swollen", "reflexes were absent").</summary>
internal sealed class LoosePhrases
{
    private static readonly HashSet<string> Function = Forms(
        "in on of at to by with from for over into the a an his her my and or is was after before during when while than per as it that this there out off has had have be been being are were around about");

    /// <summary>Order carries the meaning of phrases with these.</summary>
    private static readonly HashSet<string> Ordered = Forms("no not never without cannot can't non nothing nobody unable doesn't don't won't didn't if un isn't than normal family mother father history but absent previous then week month year day hour minute ago weekly daily last");

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<(string[] Words, int Finding)> _phrases = [];
    private Dictionary<string, List<(string[] Others, int Finding)>>? _byRarest;

    /// <summary>Words that carry no meaning of their own.</summary>
    public static bool IsFunction(string form) => Function.Contains(form);

    public void Add(IReadOnlyList<string> forms, int finding)
    {
        var absent = forms.Contains("absent");
        if (forms.Any(form => Ordered.Contains(form) && form != "absent"))
            return;
        var words = forms.Where(form => !Function.Contains(form)).Distinct(StringComparer.Ordinal).ToArray();
        if (words.Length is < 2 or > 4 || words.Any(word => word.Length < 3 || char.IsAsciiDigit(word[0])) || (absent && words.Length > 2))
            return;
        _phrases.Add((words, finding));
        foreach (var word in words)
            _counts[word] = _counts.GetValueOrDefault(word) + 1;
    }

    /// <summary>The phrases whose rarest word this is, with their other words.</summary>
    public IReadOnlyList<(string[] Others, int Finding)> With(string form) => (_byRarest ??= ByRarest()).TryGetValue(form, out var phrases) ? phrases : [];

    private Dictionary<string, List<(string[] Others, int Finding)>> ByRarest()
    {
        var byRarest = new Dictionary<string, List<(string[], int)>>(StringComparer.Ordinal);
        foreach (var (words, finding) in _phrases)
        {
            var rarest = words.OrderBy(word => _counts[word]).ThenBy(word => word, StringComparer.Ordinal).First();
            if (!byRarest.TryGetValue(rarest, out var phrases))
                byRarest[rarest] = phrases = [];
            phrases.Add(([.. words.Where(word => word != rarest)], finding));
        }

        return byRarest;
    }

    private static HashSet<string> Forms(string words) => [.. words.Split(' ').Select(word => WordForms.Of(word))];
}
