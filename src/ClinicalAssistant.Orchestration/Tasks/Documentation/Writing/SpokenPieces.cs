using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Cuts an utterance into sentences, also where a transcript carries no marks.</summary>
internal static partial class SpokenPieces
{
    private const int LongRun = 14;

    /// <summary>The pieces, in order, without empty ones.</summary>
    public static IEnumerable<string> Of(string text)
    {
        foreach (var span in SentenceReader.Split(text))
        {
            var sentence = text[span.Start..span.End].Trim();
            if (WordCount(sentence) <= LongRun)
            {
                if (sentence.Any(char.IsLetterOrDigit))
                    yield return sentence;
                continue;
            }

            var start = 0;
            foreach (Match boundary in Boundary().Matches(sentence))
            {
                if (WordCount(sentence[start..boundary.Index]) < 3)
                    continue;
                yield return sentence[start..boundary.Index].Trim();
                start = boundary.Index;
            }

            if (sentence[start..].Any(char.IsLetterOrDigit))
                yield return sentence[start..].Trim();
        }
    }

    private static int WordCount(string text) => text.AsSpan().Count(' ') + 1;

    // Where speech begins anew: a connective with a subject or a verb behind it.
    [GeneratedRegex(@"(?<=\w,?) (?=(?:okay|ok|alright|all right|so|and then|and so|and also|now|then|also|but|and) (?:(?:okay|so|then|now|also|again) )?(?:i|i'm|i've|i'll|i'd|you|you're|you've|we|we're|we'll|let's|let|the patient|your|my|it|it's|there|there's|he|she|they|this|that's|on|do|did|have|are|is|any|what|how|when|for|in terms of|as far as|hey|please|continue|start|go|just|tell|can|has|does)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Boundary();
}
