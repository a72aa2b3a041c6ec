using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>The other side of a bound, another group in another piece of evidence, warned combinations, orders, ends and further effects.</summary>
public sealed class SidesAndGroupsTests
{
    private static readonly AnswerVocabulary Vocabulary = new(["linezolid", "magnesium", "clarithromycin", "nitrofurantoin", "carbamazepine", "lamotrigine"], [])
    {
        Relations = WordRelations.Read(Repository.Path("guardrails/lexicon/relations.txt")),
        Meanings = WordMeanings.Read(Repository.Path("guardrails/classifier/words.bin")),
    };

    private static readonly string[] Ferritin = ["Ferritin below 30: oral iron. Ferritin of 30 or more: look for another cause, film and B12."];
    private static readonly string[] Biopsy = ["Biopsy may go ahead when the INR is 1.5 or less. Above 1.5: vitamin K, then recheck."];
    private static readonly string[] Pressure = ["Adults under 60 years: below 135/85 mmHg.", "60 years and over: below 145/90 mmHg."];
    private static readonly string[] Glucose = ["Outside pregnancy: fasting glucose below 7.0 mmol/L.", "Pregnancy: fasting glucose below 5.3 mmol/L."];
    private static readonly string[] Cough = ["Chest infection: clarithromycin 500 mg twice daily, or doxycycline 200 mg.", "Clarithromycin with simvastatin: rhabdomyolysis. Choose doxycycline."];
    private static readonly string[] Cystitis = ["Cystitis: nitrofurantoin 100 mg twice daily or pivmecillinam 400 mg.", "Nitrofurantoin accumulates when eGFR is below 45. Do not use."];
    private static readonly string[] Swabs = ["Swab the throat, then the nose, then the skin.", "Label each swab at the bedside."];
    private static readonly string[] Scan = ["Chest CT: about 6 mSv."];
    private static readonly string[] Fits = ["Carbamazepine stopped for rash. Started lamotrigine 25 mg daily."];

    [Fact]
    public void What_is_done_on_the_other_side_of_a_bound_is_held_back()
    {
        Assert.NotEmpty(Reasons(Ferritin, "Below 30 another cause is looked for [1]."));
        Assert.NotEmpty(Reasons(Biopsy, "Above 1.5 the biopsy may go ahead [1]."));
        Assert.Empty(Reasons(Ferritin, "Below 30 she is given oral iron [1]."));
        Assert.Empty(Reasons(Ferritin, "At 30 or more another cause is looked for [1]."));
        Assert.Empty(Reasons(Biopsy, "Above 1.5 vitamin K comes before a recheck [1]."));
    }

    [Fact]
    public void A_figure_of_another_group_is_held_back_where_the_patients_stands_in_another_evidence()
    {
        Assert.NotEmpty(Reasons(Pressure, "Her target is below 135/85 mmHg [1].", Woman(72)));
        Assert.Empty(Reasons(Pressure, "Her target is below 145/90 mmHg [2].", Woman(72)));
        Assert.Empty(Reasons(Pressure, "Under 60 years the target is below 135/85 mmHg [1].", Woman(72)));
        Assert.NotEmpty(Reasons(Glucose, "Her fasting glucose should be below 7.0 mmol/L [1].", Woman(30) with { Pregnant = true }));
        Assert.Empty(Reasons(Glucose, "Her fasting glucose should be below 5.3 mmol/L [2].", Woman(30) with { Pregnant = true }));
    }

    [Fact]
    public void A_medicine_whose_harm_beside_the_patients_own_is_told_is_not_proposed()
    {
        var taking = Woman(60) with { Medications = [new RecordEntry("simvastatin")] };
        Assert.NotEmpty(Reasons(Cough, "Clarithromycin 500 mg twice daily is fine for her [1].", taking));
        Assert.Empty(Reasons(Cough, "Doxycycline 200 mg is right for her [1].", taking));
        Assert.Empty(Reasons(Cough, "Clarithromycin 500 mg twice daily is fine for her [1].", Woman(60)));
        Assert.NotEmpty(Reasons(Cystitis, "Nitrofurantoin 100 mg twice daily would suit her [1].", Woman(60) with { Egfr = 31 }));
        Assert.Empty(Reasons(Cystitis, "Nitrofurantoin 100 mg twice daily would suit her [1].", Woman(60) with { Egfr = 70 }));
        Assert.Empty(Reasons(Cystitis, "Nitrofurantoin 100 mg would be fine for her, but her kidneys are too weak [1].", Woman(60) with { Egfr = 31 }));
        Assert.Empty(Reasons(Cystitis, "Pivmecillinam 400 mg would suit her [1].", Woman(60) with { Egfr = 31 }));
    }

    [Theory]
    [InlineData("Swab the throat, then the skin, with the nose last [1].", false)]
    [InlineData("Swab the throat, then the nose, with the skin last [1].", true)]
    public void What_comes_last_keeps_its_place(string sentence, bool isSound) => Assert.Equal(isSound, Reasons(Swabs, sentence).Count == 0);

    [Fact]
    public void Units_of_radiation_are_the_evidences()
    {
        Assert.NotEmpty(Reasons(Scan, "The chest CT gives about 6 Sv [1]."));
        Assert.Empty(Reasons(Scan, "The chest CT gives about 6 millisieverts [1]."));
    }

    [Fact]
    public void What_the_cited_evidence_itself_ends_is_not_present()
    {
        Assert.NotEmpty(Reasons(Fits, "She takes carbamazepine and lamotrigine 25 mg daily [1].", Woman(30), ClinicalTask.Documentation));
        Assert.Empty(Reasons(Fits, "She takes lamotrigine 25 mg daily [1].", Woman(30), ClinicalTask.Documentation));
        Assert.Empty(Reasons(Fits, "Carbamazepine was stopped for a rash [1].", Woman(30), ClinicalTask.Documentation));
    }

    [Fact]
    public void A_material_is_avoided_in_all_its_forms()
    {
        var patient = Woman(60) with { Allergies = [new RecordEntry("acrylic adhesive (blisters)")] };
        string[] wound = ["Cover with an acrylic foam dressing, or a gauze pad."];
        Assert.NotEmpty(Reasons(wound, "Cover the wound with an acrylic foam dressing [1].", patient));
        Assert.Empty(Reasons(wound, "Cover the wound with a gauze pad [1].", patient));
    }

    private static Patient Woman(int years) => new() { Age = Age.FromYears(years), Sex = Sex.Female };

    private static IReadOnlyList<string> Reasons(string[] evidence, string sentence, Patient? patient = null, string task = ClinicalTask.Medication) => new OutputGuard(Policies.Shipped, Vocabulary).Open(new OutputContext
    {
        Task = task,
        Question = "What applies here?",
        Patient = patient,
        Evidence = [.. evidence.Select((text, i) => new Evidence { Id = (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), Kind = EvidenceKind.Passage, Text = text, Label = "ward guide", Origin = Origin.Published })],
    }).Check(sentence).Reasons;
}
