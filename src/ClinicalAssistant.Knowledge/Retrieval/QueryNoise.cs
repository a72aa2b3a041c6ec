using System.Collections.Frozen;

namespace ClinicalAssistant.Knowledge;

/// <summary>Stems of words that ask and do not name a subject; the index would match them in names ("acute", "disease") and in every passage.</summary>
internal static class QueryNoise
{
    private static readonly FrozenSet<string> Stems = FrozenSet.Create(StringComparer.Ordinal,
        "what", "which", "how", "when", "why", "who", "where", "do", "doe", "did", "can", "could", "should", "would", "i", "we", "you", "me", "my", "your", "our", "us",
        "he", "she", "him", "her", "his", "tell", "explain", "describ", "give", "show", "list", "pleas", "about", "patient", "person", "peopl", "famili", "parent",
        "plain", "word", "languag", "simpl", "term", "leaflet", "handout", "write", "draft", "diseas", "syndrom", "disord", "acut", "chronic", "condit", "caus",
        "treatment", "treat", "manag", "best", "mean", "know", "need", "help", "question", "answer", "year", "old", "man", "woman", "from", "ha", "have", "had", "been", "get");

    public static bool Contains(string stem) => Stems.Contains(stem);
}
