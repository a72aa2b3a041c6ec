using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Reads findings, measured values, age, sex and pregnancy from text as clinicians and patients write it. Findings of relatives, of the past
/// (unless lasting, a risk or an exposure), suspected or hypothetical ones are left out. Safe for use by many threads; deterministic.
/// </summary>
public sealed class FindingRecogniser
{
    private readonly FindingDefinition[] _findings;
    private readonly KnowledgeBase _pack;
    private readonly FindingLexicon _lexicon;
    private readonly MeasurementReader _measurements;
    private readonly MeasureRules _rules;

    /// <summary>A recogniser for the wording of a pack, and of an imported ontology where one is given: the pack's wording goes first.</summary>
    public FindingRecogniser(KnowledgeBase pack, PhenotypeOntology? ontology = null)
    {
        ArgumentNullException.ThrowIfNull(pack);
        _pack = pack;
        _findings = [.. pack.Findings.Values, .. ontology is null ? [] : OntologyWording.Of(ontology, pack)];
        _lexicon = new FindingLexicon(_findings, pack.Conditions.Values.SelectMany(condition => condition.Synonyms.Append(condition.Name)), pack.Findings.Count);
        _measurements = new MeasurementReader(pack);
        _rules = new MeasureRules(pack);
    }

    /// <summary>What the text says. Any text is accepted; time is linear in its length (at most about 1 ms per kB).</summary>
    public RecognisedText Recognise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = Tokenizer.Read(text);
        var context = ContextScope.Read(text, tokens);
        var demographics = DemographicsReader.Read(text, tokens, context);
        var measured = new List<Measurement>();
        var stated = new List<StatedResult>();
        _measurements.Read(text, tokens, measured, stated);

        var mentions = new List<Finding>();
        var named = AddWords(text, tokens, context, measured, mentions);
        AddMeasured(context, measured, demographics, mentions);
        foreach (var result in stated)
            AddStated(context, result, mentions);
        return new RecognisedText
        {
            Findings = Settle(mentions),
            Words = OtherWords(text, tokens, context, measured, mentions, named),
            Measurements = measured,
            Age = demographics.Age,
            Sex = demographics.Sex,
            Pregnant = demographics.Pregnant,
            WeeksOfGestation = demographics.WeeksOfGestation,
        };
    }

    internal MeasurementReader Measurements => _measurements;

    private IEnumerable<(int Start, int End)> AddWords(string text, Token[] tokens, ContextMap context, List<Measurement> measured, List<Finding> mentions)
    {
        var matcher = new PhraseMatcher(_lexicon, text, tokens);
        foreach (var match in matcher.Read())
        {
            var start = tokens[match.First].Start;
            var end = tokens[match.End - 1].End;
            if (Status(context.At(start, end), _findings[match.Finding]) is { } status && !measured.Exists(value => value.Start <= start && end <= value.End))
                mentions.Add(new Finding(_findings[match.Finding].Id, _findings[match.Finding].Label, status, start, end) { Course = status == FindingStatus.Observed ? TimeCourse.Around(text, start, end) : null });
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind == TokenKind.Word && text[tokens[i].Start] is 'n' or 'N' or 'a' or 'A' && matcher.Unprefixed(i) is { } match
                && Status(context.At(tokens[i].Start, tokens[i].End), _findings[match.Finding]) == FindingStatus.Observed)
                mentions.Add(new Finding(_findings[match.Finding].Id, _findings[match.Finding].Label, FindingStatus.Excluded, tokens[i].Start, tokens[match.End - 1].End));
        }

        return matcher.Named.Select(name => (tokens[name.First].Start, tokens[name.End - 1].End));
    }

    private void AddMeasured(ContextMap context, List<Measurement> measured, Demographics demographics, List<Finding> mentions)
    {
        foreach (var value in measured)
        {
            if ((context.At(value.Start, value.End) & (ContextSense.Family | ContextSense.Hypothetical | ContextSense.Historical)) != 0)
                continue;
            var shown = _rules.Apply(value, demographics.Age, demographics.Sex).ToList();
            var abnormal = shown.Exists(finding => finding.Status == FindingStatus.Observed);
            foreach (var (finding, status) in shown)
            {
                // A raised value need not also say that it is not low, nor that it is not yet extreme.
                if (!abnormal || status == FindingStatus.Observed)
                    mentions.Add(new Finding(finding.Id, finding.Label, status, value.Start, value.End) { Value = value.Stated });
            }
        }
    }

    private void AddStated(ContextMap context, StatedResult result, List<Finding> mentions)
    {
        var sense = context.At(result.Start, result.End);
        if ((sense & ~ContextSense.Negated) != 0)
            return;
        foreach (var (finding, status) in _rules.Apply(result))
        {
            if (sense == ContextSense.None)
                mentions.Add(new Finding(finding.Id, finding.Label, status, result.Start, result.End));
            else if (status == FindingStatus.Observed)
                mentions.Add(new Finding(finding.Id, finding.Label, FindingStatus.Excluded, result.Start, result.End));
        }
    }

    private static List<string> OtherWords(string text, Token[] tokens, ContextMap context, List<Measurement> measured, List<Finding> mentions, IEnumerable<(int Start, int End)> named)
    {
        var taken = new bool[text.Length];
        foreach (var (start, end) in mentions.Select(mention => (mention.Start, mention.End)).Concat(measured.Select(value => (value.Start, value.End))).Concat(named))
            taken.AsSpan(start, end - start).Fill(true);
        var words = new List<string>();
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Word || token.Length < 3 || taken[token.Start] || context.At(token.Start, token.Start + token.Length) != ContextSense.None)
                continue;
            var word = token.In(text).ToString().ToLowerInvariant();
            if (!words.Contains(word))
                words.Add(word);
        }

        return words;
    }

    private static FindingStatus? Status(ContextSense sense, FindingDefinition finding)
    {
        if ((sense & (ContextSense.Family | ContextSense.Uncertain | ContextSense.Hypothetical)) != 0)
            return null;
        if ((sense & ContextSense.Negated) != 0)
            return FindingStatus.Excluded;
        var lasting = finding.Lasting || finding.Kind is FindingKind.Risk or FindingKind.History or FindingKind.Exposure;
        return (sense & ContextSense.Historical) != 0 && !lasting ? null : FindingStatus.Observed;
    }

    /// <summary>Each finding once: the first observed mention, else the first excluded one; exclusions that a more general exclusion holds are left out.</summary>
    private List<Finding> Settle(List<Finding> mentions)
    {
        var first = new Dictionary<string, Finding>(StringComparer.Ordinal);
        foreach (var mention in mentions.OrderBy(mention => mention.Status).ThenBy(mention => mention.Start).ThenBy(mention => mention.Value is null).ThenByDescending(mention => mention.End).ThenBy(mention => mention.Id, StringComparer.Ordinal))
            first.TryAdd(mention.Id, mention);
        return
        [
            .. first.Values
                .Where(finding => finding.Status == FindingStatus.Observed || !(_pack.Findings.GetValueOrDefault(finding.Id)?.Parents ?? []).Any(parent => first.TryGetValue(parent, out var general) && general.Status == FindingStatus.Excluded))
                .OrderBy(finding => finding.Start).ThenBy(finding => finding.End).ThenBy(finding => finding.Id, StringComparer.Ordinal),
        ];
    }
}
