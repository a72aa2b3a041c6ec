using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>A formula that a caller's text states stays within bounds, and what lies beyond them is none.</summary>
public sealed class FormulaBoundTests
{
    private static readonly string[] Organs = ["liver", "spleen", "kidney", "bladder", "stomach", "lung", "thyroid", "ovary", "heart", "brain", "colon", "uterus", "testis", "tonsil", "lens", "aorta"];

    [Theory]
    [InlineData("(", 100_000)]
    [InlineData("(", 200)]
    [InlineData("a + ", 100_000)]
    [InlineData("a × ", 60)]
    [InlineData("2 + ", 100_000)]
    public void A_text_beyond_the_bounds_is_no_formula(string part, int times) =>
        Assert.Null(FormulaReader.Read("x = " + string.Concat(Enumerable.Repeat(part, times)) + "a"));

    [Theory]
    [InlineData(FormulaReader.Deepest, true)]
    [InlineData(FormulaReader.Deepest + 1, false)]
    public void Brackets_are_read_to_a_depth(int depth, bool isRead) =>
        Assert.Equal(isRead, FormulaReader.Read("gap = b − " + new string('(', depth) + "a" + new string(')', depth)) is not null);

    [Theory]
    [InlineData(FormulaReader.MostOperands, true)]
    [InlineData(FormulaReader.MostOperands + 1, false)]
    public void Operands_are_read_to_a_number(int operands, bool isRead) =>
        Assert.Equal(isRead, FormulaReader.Read("total volume = " + string.Join(" + ", Organs.Take(operands).Select(organ => organ + " volume"))) is not null);

    [Theory]
    [InlineData(FormulaReader.Longest, true)]
    [InlineData(FormulaReader.Longest + 1, false)]
    public void A_text_is_read_to_a_length(int length, bool isRead) =>
        Assert.Equal(isRead, FormulaReader.Read("gap = sodium − chloride".PadLeft(length)) is not null);

    [Fact]
    public void A_long_formula_of_a_caller_ends_in_a_verdict()
    {
        foreach (var text in (string[])["The gap = " + new string('(', 100_000) + ".", "The gap = " + string.Concat(Enumerable.Repeat("a+", 100_000)) + "a."])
            Assert.NotEqual(SentenceStatus.Released, Open("What is the gap?", text).Check("The gap is 37 mmol/L [1].").Status);
    }

    [Theory]
    [InlineData(FormulaReader.MostOperands, SentenceStatus.Released)]
    [InlineData(16, SentenceStatus.Withheld)]
    public void A_formula_that_many_figures_may_fill_ends_in_a_verdict(int operands, SentenceStatus ofFirst)
    {
        var names = Organs.Take(operands).Select(organ => organ + " volume").ToList();
        var figures = names.SelectMany((name, i) => Enumerable.Range(1, 4).Select(n => $"The {name} is {(i * 10) + n + 100} mL."));
        var review = Open(string.Join(' ', figures), "Total volume = " + string.Join(" + ", names) + ".");
        Assert.Equal(SentenceStatus.Withheld, review.Check("The total volume is 3 mL [1].").Status);
        Assert.Equal(ofFirst, review.Check($"The total volume is {Enumerable.Range(0, operands).Sum(i => (i * 10) + 101)} mL [1].").Status);
    }

    private static OutputReview Open(string question, string evidence) => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = ClinicalTask.General,
        Question = question,
        Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = evidence, Origin = Origin.Derived }],
    });
}
