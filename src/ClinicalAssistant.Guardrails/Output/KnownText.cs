namespace ClinicalAssistant.Guardrails;

/// <summary>A text of the packs as it was read. Not to be changed.</summary>
/// <param name="Sentences">Its sentences.</param>
/// <param name="Words">Everything that they speak of, and the classes of it.</param>
internal sealed record KnownText(IReadOnlyList<Statement> Sentences, HashSet<uint> Words)
{
    public static KnownText Of(IReadOnlyList<Statement> sentences)
    {
        var words = new HashSet<uint>();
        foreach (var sentence in sentences)
        {
            words.UnionWith(sentence.Stems);
            words.UnionWith(sentence.Classes);
        }

        return new KnownText(sentences, words);
    }
}
