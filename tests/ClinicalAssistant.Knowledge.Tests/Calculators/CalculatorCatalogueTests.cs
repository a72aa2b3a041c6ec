using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge.Tests;

/// <summary>What must hold of every calculator, whichever it is.</summary>
public sealed class CalculatorCatalogueTests
{
    private static readonly CalculatorCatalogue Catalogue = new();

    public static TheoryData<string> Ids => [.. Catalogue.All.Select(calculator => calculator.Id)];

    [Fact]
    public void There_are_at_least_eighty_five_calculators() => Assert.True(Catalogue.All.Count >= 85);

    [Fact]
    public void No_two_calculators_share_an_id_or_a_name_that_a_question_may_use()
    {
        var names = Catalogue.All.SelectMany(calculator => calculator.Aliases.Append(calculator.Id).Distinct(StringComparer.OrdinalIgnoreCase));

        Assert.Empty(names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_states_its_population_terms_source_and_rounding(string id)
    {
        var calculator = Catalogue.Find(id)!;

        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", calculator.Id);
        Assert.True(calculator.Population.Length > 5 && calculator.Terms.Length > 10 && calculator.Rounding.Length > 5);
        Assert.True(Uri.TryCreate(calculator.Source.Url, UriKind.Absolute, out _));
        Assert.NotEmpty(calculator.Source.Publisher!);
        Assert.All(calculator.Aliases, alias => Assert.Same(calculator, Catalogue.Find(alias)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_input_has_a_range_a_unit_that_is_known_and_units_that_convert(string id) => Assert.All(Catalogue.Find(id)!.Inputs, input =>
    {
        Assert.Matches("^[a-z0-9]+(_[a-z0-9]+)*$", input.Name);
        if (input.Kind == InputKind.Choice)
            Assert.True(input.Choices.Count > 1);
        if (input.Kind != InputKind.Quantity)
            return;
        Assert.True(input.Minimum < input.Maximum);
        Assert.True(input.UnitlessMinimum is null || (input.UnitlessMinimum >= input.Minimum && input.UnitlessMinimum < input.Maximum));
        Assert.True(input.UnitlessMaximum is null || (input.UnitlessMaximum <= input.Maximum && input.UnitlessMaximum > input.Minimum));
        Assert.All(input.Units, unit => Assert.NotNull(UnitConversion.Convert(1, unit, input.Unit!, input.Substance)));
        if (input.Analyte is { } analyte)
            Assert.NotNull(UnitConversion.Convert(1, EmbeddedPack.Instance.Analytes[analyte].Unit, input.Unit!, input.Substance));
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void Nothing_given_is_nothing_computed_and_each_needed_input_is_asked_for(string id)
    {
        var calculator = Catalogue.Find(id)!;
        var outcome = calculator.Calculate(new CalculatorInputs());

        Assert.Null(outcome.Result);
        Assert.NotEmpty(outcome.Problems);
        Assert.All(calculator.Inputs.Where(input => input.Absent is null), input => Assert.Contains(outcome.Problems, problem => problem.Input == input.Name));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_computes_from_ordinary_values_with_steps_and_the_same_bytes_twice(string id)
    {
        var calculator = Catalogue.Find(id)!;
        var (first, second) = (calculator.Calculate(SampleInputs.Ordinary(calculator)), calculator.Calculate(SampleInputs.Ordinary(calculator)));

        Assert.Empty(first.Problems);
        Assert.NotEmpty(first.Result!.Steps);
        Assert.Equal(first.Result.Shown + string.Join('\n', first.Result.Steps), second.Result!.Shown + string.Join('\n', second.Result.Steps));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_value_beyond_what_a_living_patient_can_have_is_refused_by_name(string id)
    {
        var calculator = Catalogue.Find(id)!;
        foreach (var input in calculator.Inputs.Where(input => input.Kind == InputKind.Quantity))
        {
            foreach (var value in (decimal[])[input.Minimum!.Value - 1, input.Maximum!.Value + 1])
            {
                var outcome = calculator.Calculate(SampleInputs.Ordinary(calculator).With(input.Name, CalculatorValue.Of(value)));
                Assert.Null(outcome.Result);
                Assert.Contains(outcome.Problems, problem => problem.Input == input.Name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Inputs_at_the_ends_of_their_ranges_give_a_result_or_a_reason_and_never_an_exception(string id)
    {
        var calculator = Catalogue.Find(id)!;
        var random = new Random(7);
        for (var i = 0; i < 40; i++)
        {
            var outcome = calculator.Calculate(SampleInputs.AtTheEnds(calculator, random));
            Assert.True(outcome.Result is not null || outcome.Problems.Count > 0);
        }
    }

    [Fact]
    public void The_longer_of_two_names_that_overlap_is_meant()
    {
        Assert.Equal(["meld-na"], Catalogue.NamedIn("MELD-Na of this man?").Select(calculator => calculator.Id));
        Assert.Equal(["timi-stemi"], Catalogue.NamedIn("TIMI score for STEMI please").Select(calculator => calculator.Id));
        Assert.Empty(Catalogue.NamedIn("Grace, 70 years, fell three years ago"));
    }

    [Fact]
    public void High_alert_medicines_are_never_filled_from_text_and_ask_for_a_second_check()
    {
        var shown = Catalogue.All.Where(calculator => calculator.DisplayOnly).ToList();
        var recogniser = new FindingRecogniser(EmbeddedPack.Instance);
        const string text = "heparin by weight, basal insulin: 70M, weight 80 kg";

        Assert.NotEmpty(shown);
        Assert.All(shown, calculator =>
        {
            var fill = CalculatorFill.From(calculator, text, recogniser.Recognise(text), new Patient { WeightKg = 80 });
            Assert.Empty(fill.Origins);
            Assert.Equal(calculator.Inputs.Count, fill.Missing.Count);
            Assert.Contains(calculator.Calculate(SampleInputs.Ordinary(calculator)).Result!.Notes, note => note.Contains("second person", StringComparison.Ordinal));
        });
    }
}
