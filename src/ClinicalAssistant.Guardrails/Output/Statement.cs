using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// A sentence read for comparison: its concepts, clauses, numbers, frequencies and dates, and which way it points. Most sentences are compared by their
/// concepts alone, so the rest is read when it is first asked for. Two threads that ask at once read the same twice.
/// </summary>
internal sealed partial class Statement
{
    private const int Unread = -2;
    private readonly StatementParts _partReader;
    private readonly ulong _stemBits;
    private Core.Token[]? _coreTokens;
    private IReadOnlyList<TextNumber>? _numbers;
    private IReadOnlyList<TextFrequency>? _frequencies;
    private IReadOnlyList<TextDate>? _dates;
    private StatementClauses? _clauses;
    private StatementSenses? _senses;
    private int _withoutAt = Unread;

    private Statement(string text, GuardPolicy policy, IReadOnlyList<string> cited)
    {
        Text = text;
        Cited = cited;
        Hits = policy.Index.Find(Tokens.Read(text));
        _partReader = policy.PartReader;
        ConceptAt = Concepts.Of(Hits, policy.Answers);
        Stems = new HashSet<uint>(ConceptAt.Length);
        foreach (var concept in ConceptAt)
        {
            if (concept == 0)
                continue;
            Stems.Add(concept);
            _stemBits |= Bit(concept);
        }

        var classes = policy.Answers.BroaderByGroup.Of(Hits);
        if (classes.Count > 0)
            Classes = [.. classes.Select(of => policy.Answers.Broader[of].Class)];
    }

    /// <summary>Concepts that it states as absent.</summary>
    public HashSet<uint> Absent => Senses.Absent;

    /// <summary>Concepts that it states as past.</summary>
    public HashSet<uint> Past => Senses.Past;

    /// <summary>Concepts that it states of a relative.</summary>
    public HashSet<uint> Family => Senses.Family;

    /// <summary>Concepts that it states as present, outright or as suspected.</summary>
    public HashSet<uint> Present => Senses.Present;

    /// <summary>Classes of what it names ("antibiotic" where it names amoxicillin). Not to be changed.</summary>
    public HashSet<uint> Classes { get; } = Sets.Empty;

    /// <summary>Its words, citation marks blanked.</summary>
    public string Text { get; }

    /// <summary>The evidence that it cites.</summary>
    public IReadOnlyList<string> Cited { get; }

    public TermHits Hits { get; }

    public IReadOnlyList<TextNumber> Numbers => _numbers ??= NumberReader.Read(Text);

    public IReadOnlyList<TextFrequency> Frequencies => _frequencies ??= FrequencyReader.Read(Text, CoreTokens);

    public IReadOnlyList<TextDate> Dates => _dates ??= DateReader.Read(Text, CoreTokens);

    /// <summary>Everything it speaks of.</summary>
    public HashSet<uint> Stems { get; }

    /// <summary>The concept of each token, 0 for none.</summary>
    public uint[] ConceptAt { get; }

    /// <summary>Whether each token is denied or advised against.</summary>
    public bool[] DeniedAt => Clauses.DeniedAt;

    /// <summary>Its clauses, in order.</summary>
    public IReadOnlyList<StatementPart> Parts => Clauses.Parts;

    /// <summary>What <see cref="PrefixedWords"/> found of words with an opposite prefix; null until it has looked.</summary>
    public IReadOnlyList<(int Token, string Word)>? Turned { get; set; }

    /// <summary>What it found of words with a denying prefix; null until it has looked.</summary>
    public IReadOnlyList<(int Token, int Length)>? Prefixed { get; set; }

    /// <summary>Which of its tokens is the first "without", -1 for none.</summary>
    public int WithoutAt => _withoutAt == Unread ? _withoutAt = Hits.Tokens.IndexOf("without") : _withoutAt;

    /// <summary>Whether any of it is denied or advised against.</summary>
    public bool HasDenial => Clauses.HasDenial;

    private Core.Token[] CoreTokens => _coreTokens ??= Tokenizer.Read(Text);

    private StatementClauses Clauses => _clauses ??= StatementClauses.Read(Hits, ConceptAt, _partReader);

    private StatementSenses Senses => _senses ??= StatementSenses.Read(Text, CoreTokens, Hits.Tokens, ConceptAt);

    public static Statement Read(string text, GuardPolicy policy) => Read(text, policy, []);

    public static Statement Read(string text, GuardPolicy policy, IReadOnlyList<string> cited) => new(text, policy, cited);

    public bool Has(int group) => Hits.Any(group);

    /// <summary>How many concepts both speak of.</summary>
    public int Shared(Statement other) => (_stemBits & other._stemBits) == 0 ? 0 : Sets.Shared(Stems, other.Stems);

    /// <summary>How much of what either speaks of both do, from 0 to 1.</summary>
    public double Likeness(Statement other) => Shared(other) is var shared and > 0 ? (double)shared / (Stems.Count + other.Stems.Count - shared) : 0;

    /// <summary>Whether both speak of any one thing.</summary>
    public bool Meets(Statement other) => (_stemBits & other._stemBits) != 0 && Sets.Shared(Stems, other.Stems) > 0;

    private static ulong Bit(uint concept) => 1UL << (int)(concept & 63);

    /// <summary>Whether it holds the same amount, units aside where one has none.</summary>
    public bool HoldsFigure(TextNumber number)
    {
        foreach (var other in Numbers)
        {
            if (number.Unit is { } unit && other.Unit is { } otherUnit)
            {
                if (NumberReader.SameAmount(number.Value, unit, other.Value, otherUnit) || (other.High is { } high && NumberReader.SameAmount(number.Value, unit, high, otherUnit)))
                    return true;
            }
            else if (number.Value == other.Value || number.Value == other.High)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a bare number means as a word ("999" is the ambulance), 0 where it is a number.</summary>
    public uint WordOf(TextNumber number)
    {
        if (number is not { Unit: null, High: null, Second: null } || !char.IsAsciiDigit(Text[number.Start]))
            return 0;
        for (var i = 0; i < ConceptAt.Length; i++)
        {
            if (Hits.Tokens[i].Start == number.Start)
                return AnswerLexicon.IsOfSynonyms(ConceptAt[i]) ? ConceptAt[i] : 0;
        }

        return 0;
    }

    /// <summary>The clause that holds a place of the text, or null.</summary>
    public StatementPart? PartAt(int place)
    {
        foreach (var part in Parts)
        {
            if (Hits.Tokens[part.End - 1].End > place)
                return part;
        }

        return Parts.Count > 0 ? Parts[^1] : null;
    }

    /// <summary>Which way a bound points at a number: 1 above, -1 below, 0 not said.</summary>
    public int Direction(TextNumber number, int moreThan, int lessThan)
    {
        switch (number.Comparison)
        {
            case ">" or ">=":
                return 1;
            case "<" or "<=":
                return -1;
        }

        // "No later than two weeks before the journey" is at least two weeks.
        if (number.Unit is "h" or "min" or "d" or "wk" or "mo" && Text.AsSpan(0, number.Start).TrimEnd() is var ahead && (ahead.EndsWith("no later than", StringComparison.OrdinalIgnoreCase) || ahead.EndsWith("not later than", StringComparison.OrdinalIgnoreCase))
            && Text.AsSpan(number.End).TrimStart() is var behind && (behind.StartsWith("before") || behind.StartsWith("ahead of") || behind.StartsWith("prior to")))
            return 1;
        var above = Precedes(number, moreThan);
        var below = Precedes(number, lessThan);
        return above == below ? Since(number) : above ? 1 : -1;
    }

    /// <summary>"After 24 hours of age", "in the first 24 hours of life", "before 6 hours from injury": bounds on a time since something.</summary>
    private int Since(TextNumber number)
    {
        if (number.Unit is not ("h" or "min" or "d" or "wk" or "mo" or "a") || number.High is not null || !SinceEvent().IsMatch(Text.AsSpan(number.End)))
            return 0;
        var before = Text.AsSpan(0, number.Start).TrimEnd();
        if (before.EndsWith("after", StringComparison.OrdinalIgnoreCase) || before.EndsWith("past", StringComparison.OrdinalIgnoreCase))
            return 1;
        return before.EndsWith("before", StringComparison.OrdinalIgnoreCase) || before.EndsWith("the first", StringComparison.OrdinalIgnoreCase) || before.EndsWith("inside", StringComparison.OrdinalIgnoreCase) ? -1 : 0;
    }

    [GeneratedRegex(@"^\s?(old\b|of (age|life|birth|onset|injury|ingestion|exposure|contact|symptom)|from (birth|onset|injury|ingestion|exposure|contact|symptom|the onset|the start of symptoms)|after (birth|delivery|onset|injury|ingestion|exposure|contact)|since (birth|onset|injury|ingestion|exposure|contact))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SinceEvent();

    private bool Precedes(TextNumber number, int group)
    {
        foreach (var hit in Hits.Of(group))
        {
            var end = Hits.Tokens[hit.End - 1].End;
            // "goes up to 20 mg" is no bound.
            if (hit.Start > 0 && Hits.Tokens.Word(hit.Start) is "up" && Hits.Tokens.Word(hit.Start - 1) is "goes" or "go" or "went" or "increased" or "titrated" or "raised" or "going" or "built" or "step")
                continue;
            if (end <= number.Start && number.Start - end <= 8)
                return true;
            // "35 g/L or more", "90 mmHg or below".
            var start = Hits.Tokens[hit.Start].Start;
            if (start >= number.End && start - number.End <= 4 && !HasOwnNumber(end) && Hits.Tokens[hit.Start].Sentence == SentenceAt(number.Start)
                && (Hits.Tokens.Word(hit.Start) is "or" or "and" || Hits.Tokens.Text.AsSpan(number.End, start - number.End).Contains("or", StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    /// <summary>"6.5 or below 2.5": the bound is of the number behind it.</summary>
    private bool HasOwnNumber(int end)
    {
        foreach (var number in Numbers)
        {
            if (number.Start >= end && number.Start - end <= 2)
                return true;
        }

        return false;
    }

    private int SentenceAt(int place)
    {
        for (var i = 0; i < Hits.Tokens.Count; i++)
        {
            if (Hits.Tokens[i].End > place)
                return Hits.Tokens[i].Sentence;
        }

        return -1;
    }
}
