using System.Text.RegularExpressions;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>ICD-10-CM codes of the conditions that the material or the record names as the patient's own, with the words that name them. Only codes that the pack holds.</summary>
internal sealed partial class CodeSuggestions(KnowledgeBase knowledge, Lazy<Knowledge.MedicationSafety> medications)
{
    private const int Most = 12;
    private const ContextSense NotTheirs = ContextSense.Negated | ContextSense.Family | ContextSense.Hypothetical;

    private readonly Lazy<ConditionMentions> _mentions = new(() => new ConditionMentions(knowledge));

    /// <summary>The codes, each condition once, in the order the material names them.</summary>
    public IReadOnlyList<SuggestedCode> Of(IEnumerable<Evidence> evidence)
    {
        var found = new List<SuggestedCode>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var piece in evidence.Where(piece => piece.Kind == EvidenceKind.Record && !piece.Text.StartsWith("Denies ", StringComparison.Ordinal)))
        {
            var medicines = medications.Value.NamesIn(piece.Text);
            foreach (var mention in _mentions.Value.Find(piece.Text))
            {
                if ((mention.Sense & NotTheirs) != 0 || IsAsked(piece.Text, mention.End) || IsOfRelative(piece.Text, mention.Start) || medicines.Any(medicine => medicine.Start < mention.End && mention.Start < medicine.End) || !knowledge.Conditions.TryGetValue(mention.Condition, out var condition) || condition.Codes.Icd10cm.Count == 0 || !seen.Add(condition.Id))
                    continue;
                found.Add(new SuggestedCode("ICD-10-CM", condition.Codes.Icd10cm[0], condition.Name, piece.Text[mention.Start..mention.End], piece.Id));
                if (found.Count == Most)
                    return found;
            }
        }

        return found;
    }

    /// <summary>What is asked about is not said to be there.</summary>
    private static bool IsAsked(string text, int end)
    {
        var stop = text.AsSpan(end).IndexOfAny('.', '?', '!');
        return stop >= 0 && text[end + stop] == '?';
    }

    private static bool IsOfRelative(string text, int start)
    {
        var before = text[..start];
        return Relative().IsMatch(before[(before.LastIndexOfAny(['.', '?', '!', '\n']) + 1)..]);
    }

    [GeneratedRegex(@"\b(mother|father|mom|mum|dad|brothers?|sisters?|aunts?|uncles?|grand\w+|cousins?|siblings?|parents?|family|relatives?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Relative();
}
