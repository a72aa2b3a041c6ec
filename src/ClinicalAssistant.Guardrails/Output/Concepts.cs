namespace ClinicalAssistant.Guardrails;

/// <summary>What each word of a text means when texts are compared: the concept of its synonyms, else its stem, or nothing.</summary>
internal static class Concepts
{
    /// <summary>Everything that a text speaks of.</summary>
    public static HashSet<uint> Said(string text, GuardPolicy policy)
    {
        var said = new HashSet<uint>(Of(policy.Index.Find(Tokens.Read(text)), policy.Answers));
        said.Remove(0);
        return said;
    }

    /// <summary>A concept for each token, 0 for one without meaning of its own. The longest term wins; its further words read as nothing.</summary>
    public static uint[] Of(TermHits hits, AnswerLexicon lexicon)
    {
        var tokens = hits.Tokens;
        var concepts = new uint[tokens.Count];
        var lengths = new byte[tokens.Count];
        foreach (var s in lexicon.SynonymsByGroup.Of(hits))
        {
            foreach (var hit in hits.Of(lexicon.Synonyms[s]))
            {
                var length = (byte)Math.Min(200, hit.End - hit.Start);
                var longest = true;
                for (var t = hit.Start; t < hit.End; t++)
                    longest &= lengths[t] < length;
                if (!longest)
                    continue;
                for (var t = hit.Start; t < hit.End; t++)
                {
                    // A shorter term that this one overlaps loses all its words.
                    lengths[t] = length;
                    concepts[t] = 0;
                }

                concepts[hit.Start] = AnswerLexicon.Concept(s);
            }
        }

        for (var t = 0; t < concepts.Length; t++)
        {
            if (lengths[t] == 0)
                concepts[t] = Stems.Of(tokens.Word(t)) & 0x7FFF_FFFFu;
        }

        return concepts;
    }
}
