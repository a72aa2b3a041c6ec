using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Only what the packs say to everyone is kept between answers.</summary>
public sealed class PackTextTests
{
    [Theory]
    [InlineData(EvidenceKind.Passage, Origin.Published, true, true)]
    [InlineData(EvidenceKind.Passage, Origin.Estimated, false, true)]
    [InlineData(EvidenceKind.Finding, Origin.Published, true, true)]
    [InlineData(EvidenceKind.Passage, Origin.Derived, false, false)]
    [InlineData(EvidenceKind.Finding, Origin.Question, false, false)]
    [InlineData(EvidenceKind.Finding, Origin.Estimated, false, false)]
    [InlineData(EvidenceKind.Finding, Origin.Estimated, true, false)]
    [InlineData(EvidenceKind.Ranking, Origin.Derived, false, false)]
    [InlineData(EvidenceKind.Ranking, Origin.Derived, true, false)]
    [InlineData(EvidenceKind.Calculation, Origin.Derived, true, false)]
    [InlineData(EvidenceKind.Record, Origin.Published, true, false)]
    public void What_says_something_of_a_patient_is_not_of_the_packs(EvidenceKind kind, Origin origin, bool hasSource, bool isOfPacks)
    {
        var item = new Evidence { Id = "1", Kind = kind, Text = "Any text.", Origin = origin, Source = hasSource ? new Source("A guideline", "A society", 2024, null) : null };
        Assert.Equal(isOfPacks, FactBase.IsOfPacks(item));
    }

    [Theory]
    [InlineData("Is there wheeze? ", 16, true)]
    [InlineData("Is there wheeze? ", 0, false)]
    [InlineData("Is there wheeze? ", 12, false)]
    [InlineData("Yes favours asthma.", 16, false)]
    [InlineData("Yes favours asthma.", 36, true)]
    public void Of_other_evidence_only_sentences_that_everyone_is_told_are_kept(string sentence, int saidToAll, bool isKept)
    {
        const string Text = "Is there wheeze? Yes favours asthma.";
        var start = Text.IndexOf(sentence, StringComparison.Ordinal);
        Assert.Equal(isKept, FactBase.IsSaidToAll(Text, new TextSpan(start, start + sentence.Length), saidToAll));
    }
}
