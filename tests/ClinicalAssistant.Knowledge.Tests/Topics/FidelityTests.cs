using System.Text.RegularExpressions;
using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Knowledge.Tests;

public sealed partial class FidelityTests
{
    private const string Source = "Take one 500 mg tablet with food twice a day. Do not drink alcohol while you take it. Call 911 at once if your face swells. See your doctor in 2 weeks for a blood test. Take it after meals.";

    [Theory]
    [InlineData("Take one 500 mg tablet with food twice a day. Do not drink alcohol while on it. If your face swells, call 911 at once. See your doctor in 2 weeks for a blood test. Take it after meals.")]
    [InlineData("Twice a day, take one 500 mg tablet with food. While you take it, do not drink alcohol. Call 911 at once if your face swells. In 2 weeks see your doctor for a blood test. After meals you take it.")]
    public void A_true_rewriting_loses_nothing(string rewritten) => Assert.Empty(Fidelity.Losses(Source, rewritten));

    [Theory]
    [InlineData("500 mg", "50 mg")]
    [InlineData("500 mg", "500 mcg")]
    [InlineData("500 mg ", "")]
    [InlineData("twice", "once")]
    [InlineData("Do not drink", "Drink")]
    [InlineData("Call 911 at once if your face swells. ", "")]
    [InlineData(" at once", "")]
    [InlineData("in 2 weeks", "soon")]
    [InlineData("See your doctor in 2 weeks for a blood test. ", "")]
    [InlineData("after meals", "before meals")]
    [InlineData("2 weeks", "3 weeks")]
    public void A_loss_or_a_change_is_caught(string was, string now)
    {
        var changed = Source.Replace(was, now, StringComparison.Ordinal);
        Assert.NotEqual(Source, changed);

        Assert.NotEmpty(Fidelity.Losses(Source, changed));
    }

    /// <summary>Every dose, number, negation, warning and follow-up of every topic is dropped or changed once: none may pass.</summary>
    [Fact]
    public void Every_seeded_drop_in_every_topic_is_caught_and_the_whole_text_passes()
    {
        var (seeded, missed) = (0, new List<string>());
        foreach (var topic in TopicPack.Load(Repository.Path("knowledge"), EmbeddedPack.Instance).Topics.Values)
        {
            var sentences = topic.Sections.SelectMany(section => section.Sentences).Select(sentence => sentence.Text).ToList();
            var text = string.Join(' ', sentences);
            Assert.Empty(Fidelity.Losses(text, text));
            var source = sentences.ConvertAll(FidelitySentence.Of);
            foreach (var (what, place, changed) in Seeds(sentences))
            {
                seeded++;
                List<FidelitySentence> rewritten = [.. source[..place], .. changed.Length > 0 ? [FidelitySentence.Of(changed)] : Array.Empty<FidelitySentence>(), .. source[(place + 1)..]];
                if (Fidelity.Losses(source, rewritten).Count == 0)
                    missed.Add($"{topic.Id}: {what}");
            }
        }

        Assert.Empty(missed);
        Assert.True(seeded > 1000, $"only {seeded} drops were seeded");
    }

    private static IEnumerable<(string What, int Place, string Changed)> Seeds(List<string> sentences)
    {
        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = sentences[i];
            foreach (var number in NumberReader.Read(sentence))
            {
                yield return ($"without the number of '{sentence}'", i, sentence[..number.Start] + sentence[number.End..]);
                yield return ($"another number in '{sentence}'", i, sentence[..number.Start] + "7319" + sentence[number.End..]);
            }

            if (Negation().Match(sentence) is { Success: true } negation)
                yield return ($"without the negation of '{sentence}'", i, sentence.Remove(negation.Index, negation.Length));
            if (Kept().IsMatch(sentence))
                yield return ($"without '{sentence}'", i, "");
        }
    }

    [GeneratedRegex(@"\b(do not|does not|don't|not|never|no|cannot|can't)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Negation();

    [GeneratedRegex(@"\b(emergency|ambulance|at once|right away|call|see your doctor|your doctor|come back|hospital|check-up|do not|never|not)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Kept();
}
