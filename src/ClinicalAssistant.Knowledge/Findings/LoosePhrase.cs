namespace ClinicalAssistant.Knowledge;

/// <summary>A phrase whose words may stand in any order.</summary>
/// <param name="words">Its words; the rarest is brought to the front.</param>
/// <param name="finding">The finding that it words.</param>
internal sealed class LoosePhrase(string[] words, int finding)
{
    public int Finding { get; } = finding;

    /// <summary>The words but for the rarest.</summary>
    public ReadOnlySpan<string> Others => words.AsSpan(1);

    /// <summary>Brings the rarest word to the front and gives it; of equally rare ones the first by its characters.</summary>
    public string Arrange(Dictionary<string, int> counts)
    {
        var rarest = 0;
        for (var i = 1; i < words.Length; i++)
        {
            var order = counts[words[i]].CompareTo(counts[words[rarest]]);
            if (order < 0 || (order == 0 && string.CompareOrdinal(words[i], words[rarest]) < 0))
                rarest = i;
        }

        var word = words[rarest];
        Array.Copy(words, 0, words, 1, rarest);
        return words[0] = word;
    }
}
