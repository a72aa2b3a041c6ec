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
}
