using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Everything an answer may rest on, sentence by sentence: the evidence, the question and the patient's record.</summary>
internal sealed class FactBase
{
    private const int MostTold = 24;
    private const int LeastOfForm = 6;
    private const int LongestEnding = 5;
    private static readonly string[] OtherThings = ["itis", "oma", "emia", "uria", "tomy", "pathy", "algia", "rrhea", "rrhoea"];
    private readonly GuardPolicy _policy;
    private readonly IReadOnlyList<Evidence> _evidence;
    private readonly List<Fact> _facts = [];
    private readonly Dictionary<string, List<HashSet<uint>>> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Statement> _sentences;
    private readonly HashSet<uint> _given = [];
    private readonly List<HashSet<uint>> _evidenceWords = [];
    private readonly HashSet<uint> _record = [];
    private readonly HashSet<uint> _recordNow = [];
    private readonly HashSet<uint> _allergens = [];
    private readonly Dictionary<string, IReadOnlyList<TextDate>> _labels = new(StringComparer.Ordinal);
    private readonly List<(Statement Of, TextNumber Figure)> _told = [];
    private int _read;
    private IReadOnlyList<string>? _basisOf;
    private int _basisCount;
    private List<Fact> _basis = [];

    /// <param name="policy">The policy.</param>
    /// <param name="context">What the answer may rest on.</param>
    /// <param name="after">The facts of an earlier review of the same answer, whose sentences are not read again; null for none.</param>
    public FactBase(GuardPolicy policy, OutputContext context, FactBase? after = null)
    {
        _sentences = after?._sentences ?? new Dictionary<string, Statement>(StringComparer.Ordinal);
        _policy = policy;
        _evidence = context.Evidence;
        Add(FactOrigin.Question, null, context.Question);
        if (context.Patient is { } patient)
        {
            foreach (var line in Lines(patient))
                Add(FactOrigin.Record, null, line);
            foreach (var allergy in patient.Allergies ?? [])
                _allergens.UnionWith(Statement.Read(allergy.Text, policy).Stems);
        }
    }

    /// <summary>The facts, with the evidence that has come in since the last look.</summary>
    public IReadOnlyList<Fact> Facts
    {
        get
        {
            for (; _read < _evidence.Count; _read++)
            {
                var item = _evidence[_read];
                if (IsOfPacks(item))
                    Add(FactOrigin.Evidence, item.Id, _policy.Known.AllOf(item.Text));
                else
                    Add(FactOrigin.Evidence, item.Id, item.Text, item.SaidToAll);
                if (item.Label is { } label && DateReader.Read(label) is { Count: > 0 } dates)
                    _labels[item.Id] = dates;
                if (item.Source is { } source)
                    AddWords(item.Id, _policy.Known.Of(source.Title).Stems);
            }

            return _facts;
        }
    }

    /// <summary>Amounts that the answer has told, each of them checked, with the sentences that tell them.</summary>
    public IEnumerable<(Statement Of, TextNumber Figure)> Told => _told;

    /// <summary>Amounts of the question, the record and what the answer has told, with the sentences that state them.</summary>
    public IEnumerable<(Statement Of, TextNumber Figure)> Given =>
        Facts.Where(fact => fact.EvidenceId is null).SelectMany(fact => fact.Statement.Numbers.Select(figure => (fact.Statement, figure))).Concat(_told);

    /// <summary>Keeps the amounts of a sentence that was released.</summary>
    public void Tell(Statement released)
    {
        foreach (var number in released.Numbers)
        {
            if (number.Unit is not null && number.Unit != "%" && _told.Count < MostTold)
                _told.Add((released, number));
        }
    }

    /// <summary>The dates in the name under which an evidence was handed over ("Letter May 2021").</summary>
    public IReadOnlyList<TextDate> LabelDates(string evidenceId) => Facts.Count >= 0 && _labels.TryGetValue(evidenceId, out var dates) ? dates : [];

    public bool Resolves(string evidenceId) => Facts.Count >= 0 && _words.ContainsKey(evidenceId);

    /// <summary>Whether the question or the record holds the word.</summary>
    public bool IsGiven(uint stem) => _given.Contains(stem);

    /// <summary>Whether the patient's record holds it.</summary>
    public bool IsOfRecord(uint concept) => _record.Contains(concept);

    /// <summary>Whether the patient's record holds it as something of now ("ex-smoker" and "depression (resolved)" do not).</summary>
    public bool IsOfRecordNow(uint concept) => _recordNow.Contains(concept);

    /// <summary>Whether an allergy of the record names it.</summary>
    public bool IsAllergen(uint concept) => _allergens.Contains(concept);

    /// <summary>Whether any evidence speaks of it.</summary>
    public bool IsInEvidence(uint concept) => Holds(_evidenceWords, concept);

    /// <summary>Whether a word stands in the evidence or the question, within a longer one too ("breast" of "breastfeeding").</summary>
    public bool Holds(ReadOnlySpan<char> word)
    {
        var stem = word.Length > 5 ? word[..5] : word;
        foreach (var fact in Facts)
        {
            if (fact.Statement.Text.AsSpan().Contains(stem, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Whether the evidence or the question holds another form of a word ("sarcoid" for "sarcoidosis"); an ending that names a disease or an operation of the thing makes another word.</summary>
    public bool HoldsForm(ReadOnlySpan<char> word)
    {
        if (word.Length < LeastOfForm + 1)
            return false;
        foreach (var fact in Facts)
        {
            var tokens = fact.Statement.Hits.Tokens;
            for (var i = 0; i < tokens.Count; i++)
            {
                var other = tokens.Word(i);
                if (other.Length >= LeastOfForm && (IsForm(word, other) || IsForm(other, word)))
                    return true;
            }
        }

        return false;
    }

    private static bool IsForm(ReadOnlySpan<char> longer, ReadOnlySpan<char> shorter)
    {
        if (longer.Length <= shorter.Length || longer.Length - shorter.Length > LongestEnding || !longer.StartsWith(shorter))
            return false;
        foreach (var ending in OtherThings)
        {
            if (longer.EndsWith(ending))
                return false;
        }

        return true;
    }

    /// <summary>Whether the evidence names a class itself, and nothing any member of it.</summary>
    public bool NamesClass(uint name) => Facts.Any(fact => fact.Origin == FactOrigin.Evidence && fact.Statement.Stems.Contains(name)) && !Facts.Any(fact => fact.Statement.Classes.Contains(name));

    /// <summary>Whether the evidence, the question or the record speaks of it.</summary>
    public bool IsKnown(uint concept) => _given.Contains(concept) || IsInEvidence(concept);

    /// <summary>The facts that a sentence rests on: those that it cites, or all evidence where it cites none.</summary>
    public IReadOnlyList<Fact> Basis(IReadOnlyList<string> cited)
    {
        // The checks of one sentence ask for the same again and again.
        if (ReferenceEquals(cited, _basisOf) && _basisCount == Facts.Count)
            return _basis;
        var basis = new List<Fact>();
        foreach (var fact in Facts)
        {
            if (fact.EvidenceId is { } id && (cited.Count == 0 || cited.Contains(id)))
                basis.Add(fact);
        }

        (_basisOf, _basisCount, _basis) = (cited, _facts.Count, basis);
        return basis;
    }

    /// <summary>Whether one evidence speaks of it, its title included.</summary>
    public bool Says(string evidenceId, uint concept) => Holds(_words[evidenceId], concept);

    private void Add(FactOrigin origin, string? id, string text, int saidToAll = 0)
    {
        var spans = SentenceReader.Split(text);
        var sentences = new Statement[spans.Count];
        for (var i = 0; i < sentences.Length; i++)
        {
            var sentence = text[spans[i].Start..spans[i].End];
            sentences[i] = IsSaidToAll(text, spans[i], saidToAll) ? _policy.Known.Of(sentence) : ReadOnce(sentence);
        }

        Add(origin, id, KnownText.Of(sentences));
    }

    /// <summary>Rankings repeat themselves ("Must not be missed."); each sentence is read once an answer.</summary>
    private Statement ReadOnce(string sentence)
    {
        if (!_sentences.TryGetValue(sentence, out var statement))
            _sentences[sentence] = statement = Statement.Read(sentence, _policy);
        return statement;
    }

    /// <summary>Whether a sentence lies wholly in the part of its text that is said to everyone, the white space behind it aside.</summary>
    internal static bool IsSaidToAll(string text, TextSpan sentence, int saidToAll) => sentence.Start < saidToAll && (sentence.End <= saidToAll || text.AsSpan(saidToAll, sentence.End - saidToAll).IsWhiteSpace());

    private void Add(FactOrigin origin, string? id, KnownText read)
    {
        foreach (var statement in read.Sentences)
        {
            _facts.Add(new Fact(origin, id, statement));
            if (origin != FactOrigin.Record)
                continue;
            _record.UnionWith(statement.Stems);
            if (!statement.Has(_policy.Group("former")) && !statement.Has(_policy.Group("ending")) && !statement.Has(_policy.Group("past")))
                _recordNow.UnionWith(statement.Stems);
        }

        if (id is null)
            _given.UnionWith(read.Words);
        else
            AddWords(id, read.Words);
    }

    private void AddWords(string id, HashSet<uint> words)
    {
        if (!_words.TryGetValue(id, out var own))
            _words[id] = own = [];
        own.Add(words);
        _evidenceWords.Add(words);
    }

    private static bool Holds(List<HashSet<uint>> words, uint concept)
    {
        foreach (var some in words)
        {
            if (some.Contains(concept))
                return true;
        }

        return false;
    }

    /// <summary>What the packs say to everyone, as against what callers, patients, and rankings, flags and calculations over them do.</summary>
    public static bool IsOfPacks(Evidence item) => item.Kind switch
    {
        EvidenceKind.Passage => item.Source is not null || item.Origin == Origin.Estimated,
        EvidenceKind.Finding => item.Source is not null && item.Origin != Origin.Estimated,
        _ => false,
    };

    private static IEnumerable<string> Lines(Patient patient)
    {
        if (patient.Age is { } age)
            yield return string.Create(CultureInfo.InvariantCulture, $"aged {age.WholeYears} years, {age}");
        if (patient.WeightKg is { } weight)
            yield return string.Create(CultureInfo.InvariantCulture, $"weight {weight} kg");
        if (patient.HeightCm is { } height)
            yield return string.Create(CultureInfo.InvariantCulture, $"height {height} cm");
        if (patient.Egfr is { } egfr)
            yield return string.Create(CultureInfo.InvariantCulture, $"eGFR {egfr} mL/min");
        foreach (var entry in (IEnumerable<RecordEntry>)[.. patient.Conditions ?? [], .. patient.Medications ?? [], .. patient.Allergies ?? []])
            yield return entry.Detail is null ? entry.Text : entry.Text + " " + entry.Detail;
        foreach (var observation in patient.Observations)
            yield return observation.Value is { } value ? string.Create(CultureInfo.InvariantCulture, $"{observation.Name} {value.Value} {value.Unit}") : observation.Name + " " + observation.Text;
    }
}
