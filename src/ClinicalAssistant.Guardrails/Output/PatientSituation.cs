using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Whether the patient is in the situation that a piece of evidence advises against something in: a condition, a medicine, renal function, age or pregnancy.</summary>
internal sealed class PatientSituation
{
    private readonly Patient? _patient;
    private readonly int _pregnancy;
    private readonly int _renal;
    private readonly int _less;
    private readonly int _more;
    private readonly List<HashSet<uint>> _states = [];
    private readonly List<HashSet<uint>> _former = [];
    private readonly int _past;
    private readonly HashSet<uint> _medicines = [];
    private readonly HashSet<uint> _asked = [];
    private readonly List<(uint Name, HashSet<uint> Classes)> _taken = [];

    public PatientSituation(GuardPolicy policy, OutputContext context)
    {
        var patient = _patient = context.Patient;
        _pregnancy = policy.Group("pregnancy");
        _renal = policy.Group("renal_terms");
        _less = policy.Group("less_than");
        _more = policy.Group("more_than");
        _past = policy.Group("past");
        foreach (var entry in (IEnumerable<RecordEntry>)[.. patient?.Conditions ?? [], .. patient?.Allergies ?? []])
        {
            var state = Statement.Read(entry.Text, policy);
            _states.Add(state.Stems);
            if (Bare(state) is { Count: > 0 } bare && bare.Count < state.Stems.Count)
                _former.Add(bare);
        }

        foreach (var entry in patient?.Medications ?? [])
        {
            var medicine = Statement.Read(entry.Text, policy);
            _medicines.UnionWith(medicine.Stems);
            _medicines.UnionWith(medicine.Classes);
            if (Array.Find(medicine.ConceptAt, static concept => concept != 0) is var name and not 0)
                _taken.Add((name, medicine.Classes));
        }

        foreach (var part in Statement.Read(context.Question, policy).Parts)
            _asked.UnionWith(part.Concepts.Except(part.Denied));
    }

    /// <summary>Conditions and allergies of the record, each as its concepts.</summary>
    public IReadOnlyList<HashSet<uint>> States => _states;

    /// <summary>What the medicines of the record are and which classes they belong to.</summary>
    public IReadOnlySet<uint> Medicines => _medicines;

    /// <summary>The medicines of the record by name, each with its classes.</summary>
    public IReadOnlyList<(uint Name, HashSet<uint> Classes)> Taken => _taken;

    /// <summary>Whether the question speaks of it and does not deny it.</summary>
    public bool IsAsked(uint concept) => _asked.Contains(concept);

    /// <summary>Whether the patient is in the situation that the fact speaks of.</summary>
    public bool Applies(Statement fact, uint medicine, Func<uint, uint, bool> isClassOf)
    {
        if (AppliesToPerson(fact))
            return true;
        // What the patient already takes has been weighed against the rest of the record.
        if (_medicines.Contains(medicine))
            return false;
        foreach (var state in IsOfEver(fact) ? _states.Concat(_former) : _states)
        {
            var shared = Sets.Shared(state, fact.Stems) - (state.Contains(medicine) ? 1 : 0);
            if (shared > 0 && shared * 2 >= state.Count)
                return true;
        }

        foreach (var other in _medicines)
        {
            if (other != medicine && fact.Stems.Contains(other) && !isClassOf(medicine, other))
                return true;
        }

        return false;
    }

    /// <summary>What a condition of the record is, without the words and years that tell it as past.</summary>
    private HashSet<uint> Bare(Statement state)
    {
        var bare = new HashSet<uint>();
        for (var i = 0; i < state.ConceptAt.Length; i++)
        {
            if (state.ConceptAt[i] != 0 && state.Hits.Between(_past, i, i).IsEmpty && !char.IsAsciiDigit(state.Hits.Tokens.Word(i)[0]) && state.Hits.Tokens.Word(i) is not ("past" or "previous" or "history" or "old" or "prior" or "years" or "ago"))
                bare.Add(state.ConceptAt[i]);
        }

        return bare;
    }

    /// <summary>"Never after any stroke", "with a history of angioedema", "previous clot": of whoever has ever had it.</summary>
    private static bool IsOfEver(Statement fact)
    {
        for (var i = 0; i < fact.Hits.Tokens.Count; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "ever" or "any" or "history" or "previous" or "prior" or "past" or "after" or "earlier")
                return true;
        }

        return false;
    }

    /// <summary>Whether pregnancy, renal function or age alone put the patient in it.</summary>
    public bool AppliesToPerson(Statement fact) =>
        (_patient?.Pregnant == true && fact.Has(_pregnancy)) || (_patient?.Egfr is { } egfr && fact.Has(_renal) && Below(fact, egfr)) || (_patient?.Age is { } age && AgeApplies(fact, age));

    /// <summary>Whether it names a condition or an allergy of the record.</summary>
    public bool NamesState(Statement fact) => _states.Exists(state => Sets.Shared(state, fact.Stems) is var shared and > 0 && shared * 2 >= state.Count);

    private bool Below(Statement fact, decimal value)
    {
        foreach (var number in fact.Numbers)
        {
            if (fact.Direction(number, _more, _less) < 0 && number.Value > value && fact.PartAt(number.Start) is { } part && !fact.Hits.Between(_renal, part.First - 4, part.End).IsEmpty)
                return true;
        }

        return false;
    }

    /// <summary>"in those over 80", "aged over 65", "over 75 years".</summary>
    private static bool IsOfPeople(Statement fact, TextNumber number)
    {
        if (number.Unit == "a")
            return true;
        for (var i = 1; i < fact.Hits.Tokens.Count && fact.Hits.Tokens[i].Start < number.Start; i++)
        {
            if (fact.Hits.Tokens[i].Start >= number.Start - 8 && fact.Hits.Tokens.Word(i - 1) is "those" or "people" or "adults" or "patients" or "aged" or "age" or "anyone" or "women" or "men")
                return true;
        }

        return false;
    }

    /// <summary>"A child who has chickenpox", "children with broken skin", "infants taking it": those only, where neither question nor record names the case.</summary>
    private bool IsOfCase(Statement fact, int next)
    {
        var tokens = fact.Hits.Tokens;
        if (next >= tokens.Count || tokens.Word(next) is not ("who" or "whose" or "with" or "taking" or "receiving" or "having"))
            return false;
        var named = false;
        for (var i = next + 1; i < tokens.Count && fact.PartAt(tokens[i].Start) is { } part && part.First <= next; i++)
        {
            if (fact.ConceptAt[i] is not (var concept and not 0))
                continue;
            if (_asked.Contains(concept) || _medicines.Contains(concept) || _states.Exists(state => state.Contains(concept)))
                return false;
            named = true;
        }

        return named;
    }

    private bool AgeApplies(Statement fact, Age age)
    {
        foreach (var number in fact.Numbers)
        {
            if (number.Unit is null or "a" && number.Value >= 18 && fact.Direction(number, _more, _less) > 0 && age.Years > number.Value && IsOfPeople(fact, number))
                return true;
        }

        var children = false;
        for (var i = 0; i < fact.Hits.Tokens.Count; i++)
            children |= fact.Hits.Tokens.Word(i) is "child" or "children" or "under" or "infants" or "infant" or "neonates" && !IsOfCase(fact, i + 1);
        if (!children)
            return false;
        var limited = false;
        foreach (var number in fact.Numbers)
        {
            if (number.Unit is not (null or "a" or "mo") || fact.Direction(number, _more, _less) == 0)
                continue;
            limited = true;
            var years = number.Unit == "mo" ? number.Value / 12 : number.Value;
            if (fact.Direction(number, _more, _less) < 0 && age.Years < years)
                return true;
        }

        return !limited && age.Years < 16;
    }
}
