using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The cited evidence states figures for several groups of patients ("age 1–3 years: 100 mg; age 4–6 years: 150 mg", "below 140/90 under 80 years, below
/// 150/90 at 80 and over"), and the sentence takes one of a group that this patient is none of, without naming the group, where another group's fits.
/// </summary>
internal sealed class BandedFigures(GuardPolicy policy, OutputContext context, AnswerVocabulary vocabulary)
{
    private readonly Dictionary<string, (int Sentences, List<Figure> Figures)> _read = new(StringComparer.Ordinal);
    private PopulationBands? _bands;
    private EvidenceOfOthers? _others;
    private LabelledForOthers? _labelled;
    private ContrastedLabels? _contrasted;
    private bool? _isOfOthers;

    private PopulationBands Bands => _bands ??= new PopulationBands(policy, context.Patient, context.Question);

    public void Check(Statement sentence, IReadOnlyList<string> cited, FactBase facts, List<SentenceFault> faults)
    {
        if (cited.Count == 0 || sentence.Text.Contains('?') || sentence.Parts.Any(part => part.IsConditional && !IsOfRule(part, facts.Basis(cited))) || (_isOfOthers ??= IsOfOthers()))
            return;
        // Who names the group speaks of the group.
        if (PatientScope.Excludes(sentence) || (Bands.Read(sentence).Exists(static band => band.Holds != true) && !PatientScope.Applies(sentence)))
            return;
        var basis = facts.Basis(cited);
        if ((_others ??= new EvidenceOfOthers(Bands)).IsToldOfPatient(sentence, cited, basis))
        {
            faults.Add(new SentenceFault("number_context", "other patients [" + cited[0] + "]"));
            return;
        }

        if (context.Patient is not null && cited.Distinct().Count() == 1
            && ((context.Patient.Conditions is { Count: > 0 } && (_labelled ??= new LabelledForOthers(policy, context.Patient, vocabulary, Bands)).IsToldOfPatient(sentence, cited[0], facts))
                || (_contrasted ??= new ContrastedLabels(policy, context.Patient, vocabulary)).IsToldOfPatient(sentence, cited[0], facts)))
        {
            faults.Add(new SentenceFault("number_context", "other patients [" + cited[0] + "]"));
            return;
        }

        if (sentence.Parts.Any(static part => part.IsConditional))
            return;
        foreach (var id in cited.Distinct())
        {
            var stated = WithFellows(id, Figures(id, basis), cited, facts);
            if (!stated.Exists(static figure => figure.Holds == true) || !stated.Exists(static figure => figure.Holds == false))
                continue;
            if (TakesOther(sentence, stated, facts) || TakesOthersInterval(sentence, stated) || DeniesAsOther(sentence, stated))
            {
                faults.Add(new SentenceFault("number_context", "other patients [" + id + "]"));
                return;
            }
        }
    }

    /// <summary>"Again after 14 days if reinfected": a condition behind, which the evidence sets too, draws no group.</summary>
    private static bool IsOfRule(StatementPart part, IReadOnlyList<Fact> basis) =>
        part.First > 0 && part.Concepts.Count > 0 && basis.Any(fact => fact.Statement.Parts.Any(theirs => theirs.IsConditional && part.Concepts.IsSubsetOf(theirs.Concepts)));

    /// <summary>The figures of an evidence that knows other groups only, with those that the same source gives for the patient's in a piece that is not cited.</summary>
    private List<Figure> WithFellows(string id, List<Figure> stated, IReadOnlyList<string> cited, FactBase facts)
    {
        if (!stated.Exists(static figure => figure.Holds == false) || stated.Exists(static figure => figure.Holds == true))
            return stated;
        var all = new List<Figure>(stated);
        foreach (var fellow in context.Evidence)
        {
            if (!cited.Contains(fellow.Id) && IsOfOneSource(id, fellow))
                all.AddRange(Figures(fellow.Id, facts.Basis([fellow.Id])));
        }

        return all;
    }

    private bool IsOfOneSource(string id, Evidence fellow) =>
        context.Evidence.Any(item => item.Id == id && ((item.Label is { } label && label == fellow.Label) || (item.Source is { } source && source.Title == fellow.Source?.Title)));

    /// <summary>Whether the question itself asks of a group that the patient is none of.</summary>
    private bool IsOfOthers() => SentenceReader.Split(context.Question).Any(span => Bands.Read(Statement.Read(context.Question[span.Start..span.End], policy)).Exists(static band => band.Holds == false));

    private static bool TakesOther(Statement sentence, List<Figure> stated, FactBase facts)
    {
        var takes = false;
        foreach (var number in sentence.Numbers)
        {
            bool right = false, wrong = false, open = false;
            foreach (var figure in stated)
            {
                if (figure.Number is not { } other || !IsSame(number, other) || !AgreesInFrequency(sentence, figure.Of, figure))
                    continue;
                right |= figure.Holds == true;
                open |= figure.Holds is null;
                wrong |= figure.Holds == false && stated.Exists(fitting => fitting is { Holds: true, Number: { } theirs } && AreOfOneKind(number, theirs));
            }

            if (right)
                return false;
            takes |= wrong && !open && !facts.Facts.Any(fact => fact.EvidenceId is null && fact.Statement.HoldsFigure(number));
        }

        return takes;
    }

    /// <summary>"Every 3 years" of the others, where that is all that the groups differ in.</summary>
    private static bool TakesOthersInterval(Statement sentence, List<Figure> stated)
    {
        var mine = stated.FindAll(figure => figure.Often is { } often && sentence.Frequencies.Any(often.Agrees));
        return mine.Exists(static figure => figure.Holds == false) && !mine.Exists(static figure => figure.Holds != false) && stated.Exists(static figure => figure is { Holds: true, Often: not null });
    }

    /// <summary>"Needs none" of the others, where the patient's group has a figure.</summary>
    private static bool DeniesAsOther(Statement sentence, List<Figure> stated) =>
        sentence.Numbers.Count == 0 && sentence.HasDenial && !sentence.Parts.Any(static part => part.AdvisesAgainst)
        && stated.Exists(static figure => figure is { Number: null, Often: null, Holds: false }) && !stated.Exists(static figure => figure is { Number: null, Often: null, Holds: not false })
        && stated.Exists(figure => figure is { Number: not null, Holds: true } && sentence.Parts.Any(part => part.Denied.Overlaps(figure.Of.Stems)));

    private List<Figure> Figures(string id, IReadOnlyList<Fact> basis)
    {
        var sentences = basis.Count(fact => fact.EvidenceId == id);
        if (_read.TryGetValue(id, out var known) && known.Sentences == sentences)
            return known.Figures;
        var figures = new List<Figure>();
        foreach (var fact in basis)
        {
            if (fact.EvidenceId == id)
                Read(fact.Statement, figures);
        }

        // "Adults 10 mg, over 75 years 5 mg": the old are no adults of that line.
        if (figures.Exists(static figure => figure is { Holds: true, IsOfOld: true }))
            figures = figures.ConvertAll(static figure => figure.IsOfAdults && !figure.IsOfOld ? figure with { Holds = false } : figure);
        // "Adults up to 400 mg, in pregnancy up to 200 mg": neither are the pregnant, of the same thing.
        var pregnant = figures.FindAll(static figure => figure is { Holds: true, IsOfPregnant: true });
        if (pregnant.Count > 0)
            figures = figures.ConvertAll(figure => figure.IsOfAdults && !figure.IsOfPregnant && pregnant.Exists(other => ReferenceEquals(other.Of, figure.Of) || other.Of.Meets(figure.Of)) ? figure with { Holds = false } : figure);
        _read[id] = (sentences, figures);
        return figures;
    }

    private void Read(Statement fact, List<Figure> figures)
    {
        var bands = Bands.Read(fact);
        var numbers = fact.Numbers.Where(number => IsFigure(fact, number) && !bands.Exists(band => band.Start < number.End && number.Start < band.End)).Select(static number => new Place(number.Start, number.End, number, null)).ToList();
        // "Women 25–49 years every 3 years, 50–64 years every 5 years": how often is all that differs.
        if (numbers.Count == 0)
            numbers.AddRange(fact.Frequencies.Where(static often => often.PerDay > 0).Select(static often => new Place(often.Start, often.End, null, often)));
        var groups = Groups(bands, numbers);
        if (groups.Count == 0)
        {
            figures.AddRange(numbers.Select(place => new Figure(fact, place.Number, place.Start, place.End, null) { Often = place.Often }));
            return;
        }

        if (numbers.Count == 0)
        {
            if (groups.Count == 1 && (fact.HasDenial || fact.Text.Contains(" none", StringComparison.OrdinalIgnoreCase)))
                figures.Add(new Figure(fact, null, 0, fact.Text.Length, groups[0].Holds));
            return;
        }

        if (IsBehind(groups, numbers) is not { } behind)
            return;
        foreach (var number in numbers)
        {
            var at = behind ? groups.FindLastIndex(group => group.End <= number.Start) : groups.FindIndex(group => group.Start >= number.End);
            // "Give 10 mg; not if aged over 80": what stands behind a semicolon does not say whose the figure is.
            if (at < 0 || (!behind && fact.Text.AsSpan(number.End, groups[at].Start - number.End).Contains(';')))
            {
                figures.Add(new Figure(fact, number.Number, number.Start, number.End, null) { Often = number.Often });
                continue;
            }

            var from = behind ? groups[at].End : at == 0 ? 0 : groups[at - 1].End;
            var to = behind ? at + 1 < groups.Count ? groups[at + 1].Start : fact.Text.Length : groups[at].Start;
            figures.Add(new Figure(fact, number.Number, from, to, groups[at].Holds) { Often = number.Often, IsOfAdults = groups[at].IsOfAdults, IsOfOld = groups[at].IsOfOld, IsOfPregnant = groups[at].IsOfPregnant });
        }
    }

    /// <summary>Bands with no figure between them are one group: "child, 24–40 kg".</summary>
    private static List<PopulationBand> Groups(List<PopulationBand> bands, List<Place> numbers)
    {
        var groups = new List<PopulationBand>();
        foreach (var band in bands)
        {
            if (groups.Count == 0 || numbers.Exists(number => number.Start >= groups[^1].End && number.End <= band.Start))
            {
                groups.Add(band);
                continue;
            }

            var last = groups[^1];
            groups[^1] = new PopulationBand(last.Start, band.End, last.Holds == false || band.Holds == false ? false : last.Holds is null || band.Holds is null ? null : true)
            {
                IsOfAdults = last.IsOfAdults || band.IsOfAdults,
                IsOfOld = last.IsOfOld || band.IsOfOld,
                IsOfPregnant = last.IsOfPregnant || band.IsOfPregnant,
            };
        }

        return groups;
    }

    /// <summary>Whether the figures stand behind their groups ("adults: 75 mg") or before them ("75 mg for adults"); null where that cannot be told.</summary>
    private static bool? IsBehind(List<PopulationBand> groups, List<Place> numbers)
    {
        var before = numbers.Exists(number => number.End <= groups[0].Start);
        var behind = numbers.Exists(number => number.Start >= groups[^1].End);
        if (before != behind)
            return behind;
        // "Born before 34 weeks: 5 mg daily from 4 weeks of age": all between, so behind their groups.
        if (!before)
            return true;
        if (groups.Count == 1)
            return null;
        var between = numbers.FindAll(number => number.Start >= groups[0].End && number.End <= groups[^1].Start);
        var last = numbers.Exists(number => number.Start >= groups[^1].End && between.Exists(other => AreOfOneKind(number, other)));
        var first = numbers.Exists(number => number.End <= groups[0].Start && between.Exists(other => AreOfOneKind(number, other)));
        return last == first ? null : last;
    }

    /// <summary>Frequencies and dates hold numbers that are no figures.</summary>
    private static bool IsFigure(Statement fact, TextNumber number) =>
        !(number.Start > 0 && fact.Text[number.Start - 1] == '/') && !fact.Frequencies.Any(often => number.Start >= often.Start && number.Start < often.End) && !fact.Dates.Any(date => number.Start >= date.Start && number.Start < date.End);

    private static bool IsSame(TextNumber number, TextNumber other) =>
        (number.High is null && number.Second is null && number.HasClinicalMeaning && other.High is { } end && IsAmount(number, end, other))
        || (number.Second == other.Second && (number.High == other.High || number is { High: null, HasClinicalMeaning: true }) && (number.Unit is not null && other.Unit is not null ? IsAmount(number, other.Value, other) : number.Value == other.Value && (number.HasClinicalMeaning || number.High is not null)));

    /// <summary>"40 mg a day" and "40 mg daily" are one amount.</summary>
    private static bool IsAmount(TextNumber number, decimal value, TextNumber other) =>
        NumberReader.SameAmount(number.Value, number.Unit, value, other.Unit) || NumberReader.SameAmount(number.Value, NumberUnits.Measured(number.Unit), value, NumberUnits.Measured(other.Unit));

    private static bool AreOfOneKind(Place one, Place other) =>
        one.Number is { } number && other.Number is { } figure ? AreOfOneKind(number, figure) : one.Often is not null && other.Often is not null;

    private static bool AreOfOneKind(TextNumber one, TextNumber other) =>
        one.Second is null == other.Second is null && (one.Unit == other.Unit || one.Unit is null || other.Unit is null ? one.Unit is null == other.Unit is null || one.High is null == other.High is null : NumberReader.SameDimension(NumberUnits.Measured(one.Unit) ?? one.Unit, NumberUnits.Measured(other.Unit) ?? other.Unit));

    private static bool AgreesInFrequency(Statement sentence, Statement fact, Figure figure)
    {
        var stated = fact.Frequencies.Where(often => often.Start >= figure.From && often.Start < figure.To).ToList();
        return stated.Count == 0 || sentence.Frequencies.Count == 0 || stated.Exists(other => sentence.Frequencies.Any(other.Agrees));
    }

    /// <summary>A figure of the evidence, the stretch of its group, and whether the patient belongs to it; without a number where the group needs none.</summary>
    private sealed record Figure(Statement Of, TextNumber? Number, int From, int To, bool? Holds)
    {
        public TextFrequency? Often { get; init; }

        public bool IsOfAdults { get; init; }

        public bool IsOfOld { get; init; }

        public bool IsOfPregnant { get; init; }
    }

    /// <summary>Where a number or a frequency stands.</summary>
    private readonly record struct Place(int Start, int End, TextNumber? Number, TextFrequency? Often);
}
