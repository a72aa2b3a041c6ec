using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Guarding;

/// <summary>The output guard's vocabulary: the lexicon's medicines, and the nouns that the pack's conditions end in.</summary>
internal static class AnswerWords
{
    private const int Shortest = 4;

    public static AnswerVocabulary Of(string guardrails, KnowledgeBase knowledge)
    {
        var lexicon = Path.Combine(guardrails, "deidentification");
        var plain = Words(Path.Combine(lexicon, "common-words.txt")).ToHashSet(StringComparer.Ordinal);
        var medicines = Words(Path.Combine(lexicon, "drugs.txt")).Where(word => word.Length > Shortest && !word.Contains(' ', StringComparison.Ordinal) && !plain.Contains(word)).ToList();
        var names = knowledge.Conditions.Values.SelectMany(condition => condition.Synonyms.Prepend(condition.Name));
        var clinical = names.Select(Head)
            .Where(word => word.Length >= Shortest && word.All(char.IsAsciiLetter) && !plain.Contains(word) && !plain.Contains(word.TrimEnd('s')));
        var relations = Path.Combine(guardrails, "lexicon", "relations.txt");
        var groups = Path.Combine(lexicon, "word-groups.bin");
        var meanings = Path.Combine(guardrails, "classifier", "words.bin");
        return new AnswerVocabulary(medicines, clinical)
        {
            Relations = File.Exists(relations) ? WordRelations.Read(relations) : WordRelations.Empty,
            Groups = File.Exists(groups) ? WordGroups.Read(groups) : null,
            Meanings = File.Exists(meanings) ? WordMeanings.Read(meanings) : WordMeanings.Empty,
        };
    }

    /// <summary>The noun that a name ends in: what stands before it only tells which.</summary>
    private static string Head(string name)
    {
        var bracket = name.IndexOf('(', StringComparison.Ordinal);
        return (bracket > 0 ? name[..bracket] : name).ToLowerInvariant().Split([' ', '-', '/', ',', '\''], StringSplitOptions.RemoveEmptyEntries).LastOrDefault("");
    }

    private static IEnumerable<string> Words(string file) => File.Exists(file)
        ? File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')
        : [];
}
