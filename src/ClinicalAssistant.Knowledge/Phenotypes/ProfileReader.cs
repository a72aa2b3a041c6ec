namespace ClinicalAssistant.Knowledge;

/// <summary>Joins the registries disease by disease and counts what their cases have.</summary>
internal sealed class ProfileReader
{
    private readonly TermSpace _terms;
    private readonly Func<PhenotypeRegistry, int, bool>? _leaveOut;
    private readonly List<(PhenotypeRegistry Registry, int Disease)>[] _parts;
    private readonly int[] _seen;
    private readonly float[] _most;
    private readonly float[] _none;
    private readonly List<int> _general = [];
    private int _stamp;

    public ProfileReader(TermSpace terms, IReadOnlyList<PhenotypeRegistry> registries, Func<PhenotypeRegistry, int, bool>? leaveOut)
    {
        _terms = terms;
        _leaveOut = leaveOut;
        _seen = new int[terms.Count];
        _most = new float[terms.Count];
        _none = new float[terms.Count];
        var parts = new SortedDictionary<string, List<(PhenotypeRegistry, int)>>(StringComparer.Ordinal);
        foreach (var registry in registries)
        {
            for (var i = 0; i < registry.Diseases.Length; i++)
            {
                if (Counted(registry, i) == 0)
                    continue;
                if (!parts.TryGetValue(registry.Diseases[i], out var list))
                    parts[registry.Diseases[i]] = list = [];
                list.Add((registry, i));
            }
        }

        _parts = [.. parts.Values];
        Diseases = [.. _parts.Select(Describe)];
    }

    public PhenotypeDisease[] Diseases { get; }

    /// <summary>Gives each disease's counts in turn.</summary>
    public void Read(Action<int, ProfileCounts> give)
    {
        var counts = new ProfileCounts(_terms.Count);
        for (var disease = 0; disease < _parts.Length; disease++)
        {
            foreach (var (registry, number) in _parts[disease])
            {
                AddCases(registry, number, counts);
                AddCounts(registry, number, counts);
            }

            counts.Close(Diseases[disease].Cases);
            give(disease, counts);
            counts.Clear();
        }
    }

    private int Counted(PhenotypeRegistry registry, int disease)
    {
        var cases = registry.Counted[disease];
        for (var i = registry.CasesAt[disease]; i < registry.CasesAt[disease + 1]; i++)
            cases += _leaveOut?.Invoke(registry, i) == true ? 0 : 1;
        return cases;
    }

    private PhenotypeDisease Describe(List<(PhenotypeRegistry Registry, int Disease)> parts)
    {
        var (first, number) = parts[0];
        var disease = new PhenotypeDisease(first.Diseases[number], first.Names[number], first.Manifest);
        foreach (var (registry, i) in parts)
        {
            disease.Cases += Counted(registry, i);
            disease.Males += registry.Males[i];
            disease.Females += registry.Females[i];
            disease.Ages.AddRange(registry.Ages.AsSpan(registry.AgesAt[i], registry.AgesAt[i + 1] - registry.AgesAt[i]).ToArray());
            if (registry.Names[i] != disease.Name)
                disease.OtherNames.Add(registry.Names[i]);
            for (var name = Array.IndexOf(registry.OtherNameOf, i); name >= 0 && name < registry.OtherNameOf.Length && registry.OtherNameOf[name] == i; name++)
                disease.OtherNames.Add(registry.OtherNames[name]);
            for (var one = registry.CasesAt[i]; one < registry.CasesAt[i + 1]; one++)
            {
                if (_leaveOut?.Invoke(registry, one) == true)
                    continue;
                disease.Males += registry.CaseSex[one] == 1 ? 1 : 0;
                disease.Females += registry.CaseSex[one] == 2 ? 1 : 0;
                if (!float.IsNaN(registry.CaseAge[one]))
                    disease.Ages.Add(registry.CaseAge[one]);
            }
        }

        return disease;
    }

    private void AddCases(PhenotypeRegistry registry, int disease, ProfileCounts counts)
    {
        var numbers = _terms.Numbers[registry];
        for (var one = registry.CasesAt[disease]; one < registry.CasesAt[disease + 1]; one++)
        {
            if (_leaveOut?.Invoke(registry, one) == true)
                continue;
            _stamp++;
            foreach (var stated in registry.Observed[one])
            {
                var term = numbers[stated];
                counts.Touch(term);
                counts.Observed[term]++;
                var alone = 0;
                foreach (var general in _terms.WithAncestors(term, ref alone))
                {
                    if (_seen[general] == _stamp)
                        continue;
                    _seen[general] = _stamp;
                    counts.Touch(general);
                    counts.Closure[general]++;
                }
            }

            foreach (var stated in registry.Excluded[one])
            {
                // What a more special observed term implies is not absent.
                if (_seen[numbers[stated]] == _stamp)
                    continue;
                counts.Touch(numbers[stated]);
                counts.Excluded[numbers[stated]]++;
            }
        }
    }

    /// <summary>
    /// Counts without their cases: how often two terms of one line go together is not known, so the more general term is taken to be as common as half-way between
    /// the commonest of its special terms (always together) and all of them (each by chance).
    /// </summary>
    private void AddCounts(PhenotypeRegistry registry, int disease, ProfileCounts counts)
    {
        var (start, end) = (registry.CountsAt[disease], registry.CountsAt[disease + 1]);
        if (start == end)
            return;
        var cases = registry.Counted[disease];
        var numbers = _terms.Numbers[registry];
        _stamp++;
        _general.Clear();
        for (var i = start; i < end; i++)
        {
            var of = Math.Max(registry.CountOf[i], 1e-6f);
            var term = numbers[registry.CountTerm[i]];
            counts.Touch(term);
            counts.Observed[term] += cases * registry.CountObserved[i] / of;
            counts.Excluded[term] += cases * registry.CountExcluded[i] / of;
            var share = Math.Min(1, registry.CountObserved[i] / of);
            if (share <= 0)
                continue;
            var alone = 0;
            foreach (var ancestor in _terms.WithAncestors(term, ref alone))
            {
                if (_seen[ancestor] != _stamp)
                {
                    _seen[ancestor] = _stamp;
                    (_most[ancestor], _none[ancestor]) = (0, 1);
                    _general.Add(ancestor);
                }

                _most[ancestor] = Math.Max(_most[ancestor], share);
                _none[ancestor] *= 1 - share;
            }
        }

        foreach (var term in _general)
        {
            counts.Touch(term);
            counts.Closure[term] += cases * (_most[term] + (1 - _none[term])) / 2;
        }
    }
}
