using ClinicalAssistant.Orchestration.Tasks.Documentation;

namespace ClinicalAssistant.Orchestration.Tests.Documentation;

public sealed class FactTests : IAsyncDisposable
{
    private readonly Consulting _consulting = new();

    private FactReader Reader => _consulting.Get<NoteEngine>().Facts;

    [Fact]
    public void Drug_dose_measurement_duration_side_and_denial_are_facts_of_their_kinds()
    {
        var facts = Reader.Read("Started lisinopril 20 mg daily; BP 150/90, left knee pain for 3 weeks, no fever");
        Assert.Contains(facts, fact => fact is { Kind: FactKind.Medication, Key: "lisinopril" } && fact.Amounts.Single().Value == 20);
        Assert.Contains(facts, fact => fact.Kind == FactKind.Measurement && fact.Amounts.Any(amount => amount.Value == 150));
        Assert.Contains(facts, fact => fact.Kind == FactKind.Number && fact.Amounts.Single().Value == 3);
        Assert.Contains(facts, fact => fact is { Kind: FactKind.Side, Key: "left knee" });
        Assert.Contains(facts, fact => fact.Kind == FactKind.Negative);
    }

    [Theory]
    [InlineData("Takes lisinopril 10 mg daily", "Lisinopril 10 mg", true)]
    [InlineData("Takes lisinopril 10 mg daily", "Lisinopril 20 mg", false)]
    [InlineData("Takes lisinopril 10 mg daily", "Lisinopril", true)]
    [InlineData("Takes lisinopril", "Lisinopril 10 mg", false)]
    [InlineData("Takes Zestril 10 mg", "Lisinopril 10 mg", true)]
    [InlineData("Pain in the left knee", "left knee pain", true)]
    [InlineData("Pain in the right knee", "left knee pain", false)]
    [InlineData("Denies fever", "no fever", true)]
    [InlineData("Reports fever", "no fever", false)]
    [InlineData("Allergic to penicillin", "penicillin allergy", true)]
    [InlineData("Takes penicillin", "penicillin allergy", false)]
    public void A_book_holds_a_fact_only_with_the_same_dose_side_and_sense(string written, string stated, bool holds)
    {
        var book = new FactBook(Reader, [written]);
        var facts = Reader.Read(stated);
        Assert.NotEmpty(facts);
        Assert.Equal(holds, facts.All(book.Holds));
    }

    public ValueTask DisposeAsync() => _consulting.DisposeAsync();
}
