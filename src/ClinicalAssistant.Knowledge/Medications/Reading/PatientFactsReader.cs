using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads of a record and a text what the medication checks look at. Safe for concurrent use.</summary>
public sealed partial class PatientFactsReader
{
    private const string Pregnancy = "pregnancy";
    private const string Lactation = "breast-feeding";

    private readonly MedicationPack _pack;
    private readonly PhraseTrie _words = new();
    private readonly PhraseTrie _allergyWords = new();
    private readonly List<ConditionTerm> _terms;

    /// <summary>A reader of the pack's conditions and allergies.</summary>
    public PatientFactsReader(MedicationPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        _pack = pack;
        _terms = [.. pack.Conditions.Values];
        for (var term = 0; term < _terms.Count; term++)
        {
            foreach (var word in _terms[term].Words)
                _words.Add(DrugLexicon.Key(word).Split(' '), term);
        }

        for (var group = 0; group < pack.Allergies.Count; group++)
        {
            foreach (var word in pack.Allergies[group].Words)
                _allergyWords.Add(DrugLexicon.Key(word).Split(' '), group);
        }
    }

    /// <summary>The facts of a record and of a text together; what the text says of age, sex and pregnancy is given by the caller.</summary>
    /// <param name="patient">The record, or null.</param>
    /// <param name="text">Free text about the same patient, or null.</param>
    public PatientFacts Read(Patient? patient, string? text = null)
    {
        var conditions = patient?.Conditions is null && text is null ? null : new HashSet<string>(StringComparer.Ordinal);
        decimal? egfr = patient?.Egfr;
        foreach (var entry in patient?.Conditions ?? [])
        {
            if (entry.Status is "entered-in-error" or "refuted")
                continue;
            var past = entry.Status is "resolved" or "inactive" or "remission";
            foreach (var term in Terms(entry.Text, past))
                Add(term, conditions!, ref egfr);
        }

        foreach (var term in text is null ? [] : Terms(text, past: false))
            Add(term, conditions!, ref egfr);
        var allergies = patient?.Allergies is null ? null : patient.Allergies
            .Where(entry => entry.Status is not ("entered-in-error" or "refuted" or "resolved"))
            .Select(entry => Allergy(entry.Detail is null ? entry.Text : $"{entry.Text} ({entry.Detail})")).ToList();
        if (text is not null)
            allergies = AllergiesIn(text, allergies);
        return new PatientFacts
        {
            Age = patient?.Age,
            Sex = patient?.Sex ?? Sex.Unknown,
            WeightKg = patient?.WeightKg,
            Pregnant = conditions?.Contains(Pregnancy) == true ? true : patient?.Pregnant,
            BreastFeeding = conditions?.Contains(Lactation) == true ? true : null,
            Egfr = text is not null && EgfrIn(text) is { } stated ? stated : egfr,
            Conditions = patient?.Conditions is null && conditions?.Count == 0 ? null : conditions,
            Allergies = allergies,
        };
    }

    /// <summary>Whether an entry of a list says something of the patient and names no medicine that is taken ("CKD stage 4", "penicillin allergy", "72F").</summary>
    public bool Says(string entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var mentions = _pack.Lexicon.Find(entry);
        if (mentions.Any(mention => !AllergyCues.Before(entry, mention.Start) && !AllergyCues.After(entry, mention.End)))
            return false;
        return mentions.Count > 0 || Terms(entry, past: false).Any() || EgfrIn(entry) is not null || DemographicsReader.Read(entry, Tokenizer.Read(entry), ContextScope.Read(entry)).Age is not null;
    }

    /// <summary>A recorded allergy as far as it can be made out.</summary>
    public StatedAllergy Allergy(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var drugs = _pack.Lexicon.Find(text).SelectMany(mention => mention.Drugs).ToHashSet();
        if (drugs.Count == 0 && Tokenizer.Read(text).FirstOrDefault(token => token.Kind == TokenKind.Word) is { Length: > 0 } first && _pack.Lexicon.Nearest(first.In(text).ToString(), first.Start) is { } near)
            drugs.UnionWith(near.Drugs);
        var groups = new List<AllergyGroup>();
        foreach (var (group, _, _) in Phrases(_allergyWords, text))
            groups.Add(_pack.Allergies[group]);
        groups.AddRange(_pack.Allergies.Where(group => drugs.Overlaps(_pack.Index.Members(group.Members))));
        return new StatedAllergy(text)
        {
            Drugs = [.. drugs.Select(drug => _pack.Index.Drugs[drug])],
            Indexes = [.. drugs],
            Groups = [.. groups.Distinct()],
            IsIntolerance = Intolerance().IsMatch(text) && !Reaction().IsMatch(text),
        };
    }

    private List<StatedAllergy>? AllergiesIn(string text, List<StatedAllergy>? known)
    {
        if (NoneKnown().IsMatch(text))
            known ??= [];
        foreach (var mention in _pack.Lexicon.Find(text).Select(mention => (mention.Start, mention.End)).Concat(Phrases(_allergyWords, text).Select(phrase => (phrase.Start, phrase.End))).Distinct())
        {
            var said = AllergyCues.Before(text, mention.Start) || AllergyCues.After(text, mention.End) || text[mention.Start..mention.End].Contains("allerg", StringComparison.OrdinalIgnoreCase);
            if (said && !NoAllergy().IsMatch(text[Math.Max(0, mention.Start - 40)..mention.Start]))
                (known ??= []).Add(Allergy(text[mention.Start..mention.End]));
        }

        return known;
    }

    private IEnumerable<ConditionTerm> Terms(string text, bool past)
    {
        var context = ContextScope.Read(text);
        foreach (var (at, start, end) in Phrases(_words, text))
        {
            var sense = context.At(start, end);
            if ((sense & (ContextSense.Negated | ContextSense.Family | ContextSense.Hypothetical | ContextSense.Uncertain)) != 0)
                continue;
            if ((past || (sense & ContextSense.Historical) != 0) && !_terms[at].History)
                continue;
            yield return _terms[at];
        }
    }

    private void Add(ConditionTerm term, HashSet<string> conditions, ref decimal? egfr)
    {
        if (!conditions.Add(term.Id))
            return;
        // A stage says the most that the eGFR can be; a measured value is more exact.
        if (term.Egfr is { } most && egfr is null)
            egfr = most;
        foreach (var parent in term.Parents)
        {
            if (_pack.Conditions.TryGetValue(parent, out var above))
                Add(above, conditions, ref egfr);
        }
    }

    private static List<(int Value, int Start, int End)> Phrases(PhraseTrie trie, string text)
    {
        var words = Tokenizer.Read(text).Where(token => token.Kind is TokenKind.Word or TokenKind.Number).ToArray();
        var found = new List<(int, int, int)>();
        for (var i = 0; i < words.Length;)
        {
            var (best, next, node) = (PhraseTrie.None, i + 1, PhraseTrie.Root);
            for (var j = i; j < words.Length && (node = trie.After(node, trie.Word(DrugLexicon.Folded(words[j].In(text))))) != PhraseTrie.None; j++)
            {
                if (trie.Value(node) is not PhraseTrie.None and var value)
                    (best, next) = (value, j + 1);
            }

            if (best != PhraseTrie.None)
                found.Add((best, words[i].Start, words[next - 1].End));
            i = next;
        }

        return found;
    }

    private static decimal? EgfrIn(string text) =>
        Egfr().Match(text) is { Success: true } match && decimal.TryParse(match.Groups[1].ValueSpan, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var value) && value <= 200 ? value : null;

    [GeneratedRegex(@"\b(?:e?gfr|crcl|creatinine clearance)\b[^\d\n]{0,14}(\d{1,3}(?:\.\d)?)(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MedicationPatterns.Backstop)]
    private static partial Regex Egfr();

    [GeneratedRegex(@"\b(intoleran\w*|nausea|vomit\w*|upset stomach|gi upset|stomach upset|constipat\w*|diarrh\w*|headache|dizz\w*|drows\w*|cough|side effects?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MedicationPatterns.Backstop)]
    private static partial Regex Intolerance();

    [GeneratedRegex(@"\b(anaphyla\w*|angio-?o?edema|swelling|hives|urticaria\w*|rash|wheez\w*|bronchospasm|sjs|stevens|ten\b|dress\b|shock|hypotension|throat)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MedicationPatterns.Backstop)]
    private static partial Regex Reaction();

    [GeneratedRegex(@"\b(nkda|nka|no known (drug )?allerg(y|ies)|no (drug )?allergies|allergies: (none|nil))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MedicationPatterns.Backstop)]
    private static partial Regex NoneKnown();

    [GeneratedRegex(@"\b(no|not|denies|without|nkda)\b[^.;\n]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MedicationPatterns.Backstop)]
    private static partial Regex NoAllergy();
}
