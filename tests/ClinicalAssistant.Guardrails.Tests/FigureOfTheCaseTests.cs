using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What doses come to, times between dates, margins of the case against a bound, and figures that are told of this patient or expressly not.</summary>
public sealed class FigureOfTheCaseTests
{
    private static readonly string[] Doses = ["Ibuprofen 10 mg/kg per dose, no more than three doses in any 24 hours.", "The suspension holds 100 mg in 5 mL."];
    private static readonly string[] Stent = ["Ureteric stent placed on 4 March 2024. Operation note."];
    private static readonly string[] Groups = ["Adults: cefalexin 500 mg three times daily; children 5 to 11 years: 250 mg three times daily."];
    private static readonly string[] Iodine = ["Iodine: adults up to 600 micrograms a day; in pregnancy no more than 500 micrograms a day."];
    private static readonly string[] Potassium = ["Give the tablet if potassium is below 3.5 mmol/L."];

    [Fact]
    public void Doses_that_are_counted_come_to_their_sum()
    {
        var child = new Patient { Age = Age.FromYears(6), WeightKg = 20 };
        Assert.Empty(Reasons(Doses, "Stop at three doses, or 600 mg, in 24 hours [1].", child));
        Assert.NotEmpty(Reasons(Doses, "Stop at three doses, or 900 mg, in 24 hours [1].", child));
    }

    [Fact]
    public void A_time_between_two_dates_may_be_told_as_a_bound()
    {
        Assert.Empty(Reasons(Stent, "The stent went in on 4 March 2024, over two months ago [1].", question: "Seen on 20 May 2024: how old is the stent?"));
        Assert.NotEmpty(Reasons(Stent, "The stent went in on 4 March 2024, over five months ago [1].", question: "Seen on 20 May 2024: how old is the stent?"));
    }

    [Fact]
    public void A_dose_of_another_group_is_held_back_where_it_is_told_of_the_patient()
    {
        var child = new Patient { Age = Age.FromYears(7), Sex = Sex.Female };
        Assert.NotEmpty(Reasons(Groups, "The adult dose of 500 mg applies to her [1].", child));
        Assert.Empty(Reasons(Groups, "The 500 mg dose does not apply to her [1].", child));
        Assert.Empty(Reasons(Groups, "Her dose is 250 mg three times daily [1].", child));
    }

    [Fact]
    public void A_band_for_pregnancy_goes_before_the_one_for_adults()
    {
        var pregnant = new Patient { Age = Age.FromYears(30), Sex = Sex.Female, Pregnant = true };
        Assert.NotEmpty(Reasons(Iodine, "Her limit is 600 micrograms a day [1].", pregnant));
        Assert.Empty(Reasons(Iodine, "Her limit is 500 micrograms a day [1].", pregnant));
    }

    [Fact]
    public void A_bound_that_draws_a_case_is_not_told_of_the_patient()
    {
        Assert.NotEmpty(Reasons(Potassium, "The tablet is for potassium levels above 3.5 mmol/L [1].", question: "Potassium 4.1 mmol/L, tablet?"));
        Assert.Empty(Reasons(Potassium, "The tablet is for potassium levels below 3.5 mmol/L [1].", question: "Potassium 4.1 mmol/L, tablet?"));
    }

    private static IReadOnlyList<string> Reasons(string[] evidence, string sentence, Patient? patient = null, string question = "What applies here?") => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = ClinicalTask.Medication,
        Question = question,
        Patient = patient,
        Evidence = [.. evidence.Select((text, i) => new Evidence { Id = (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), Kind = EvidenceKind.Passage, Text = text, Label = "ward guide", Origin = Origin.Published })],
    }).Check(sentence).Reasons;
}
