using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>The telling words of the pack's own wording, by form.</summary>
internal sealed class PackWords
{
    /// <summary>Words of the talk about a patient, which tell of the speaker, and units of time, which tell nothing without their number.</summary>
    private static readonly HashSet<string> Talk = new(
        ("sure surely certain certainly think thinks thought believe impression diagnosis diagnose diagnosed diagnostic differential working consider considered suspect suspected likely exclude rule ruled could would should might may must "
        + "what which why cause causes worry worried next step test tests testing clinician doctor physician nurse hospital clinic ward patient patients man woman boy girl male female old year condition conditions disease disorder syndrome "
        + "nothing something anything everything then today tonight yesterday now past well else just only even still also though although because who whom whose while "
        + "presents presented presentation brought comes came seen reports reported says told noted history examination exam findings following most best please help urgent urgently emergency need needs "
        + "second seconds minute minutes hour hours day days week weeks month months year years time times").Split(' ').Select(word => WordForms.Of(word)),
        StringComparer.Ordinal);

    private readonly Dictionary<string, string> _forms = new(StringComparer.Ordinal);

    /// <summary>Words of a finding with the share of its phrases that hold each.</summary>
    public IReadOnlyList<(string Word, double Share)> OfFinding(FindingDefinition finding)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var phrases = 0;
        foreach (var phrase in (IEnumerable<string>)[finding.Label, .. finding.Synonyms, .. finding.Lay])
        {
            phrases++;
            foreach (var word in Of([phrase]))
                counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        return [.. counts.Select(count => (count.Key, (double)count.Value / phrases))];
    }

    /// <summary>The distinct telling words of some texts.</summary>
    public IEnumerable<string> Of(IEnumerable<string> texts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var token in Tokenizer.Read(text))
            {
                if (token.Kind != TokenKind.Word)
                    continue;
                var word = token.In(text).ToString();
                if (!_forms.TryGetValue(word, out var form))
                    _forms[word] = form = WordForms.Of(word);
                if (form.Length > 2 && !LoosePhrases.IsFunction(form) && !FillerWords.IsFiller(form) && !Talk.Contains(form) && seen.Add(form))
                    yield return form;
            }
        }
    }
}
