using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Tasks.Documentation;

namespace ClinicalAssistant.Orchestration.Tests.Documentation;

public sealed class NotePlanTests : IAsyncDisposable
{
    private readonly Consulting _consulting = new();

    private NoteEngine Engine => _consulting.Get<NoteEngine>();

    [Theory]
    [InlineData("Doctor: Any fever or chills?\nPatient: No.", "Denies fever or chills")]
    [InlineData("Doctor: Have you noticed any blood in your urine?\nPatient: Nope, never.", "Denies blood in")]
    [InlineData("Doctor: Do you have any joint pain?\nPatient: Yes, in both knees.", "Reports joint pain; in both knees")]
    [InlineData("Doctor: Are you allergic to penicillin?\nPatient: No.", "Denies allergy to penicillin")]
    [InlineData("Doctor: How long has it hurt?\nPatient: Three weeks.", "“How long has it hurt”: 3 weeks")]
    [InlineData("Doctor: What happened?\nPatient: I've been coughing for five days and my chest hurts.", "Has been coughing for 5 days and their chest hurts")]
    [InlineData("Patient: Hello.\nDoctor: I'm going to start you on metformin five hundred milligrams twice a day.", "Start metformin 500 mg twice a day")]
    [InlineData("Patient: Hello.\nDoctor: I'll see you back in six weeks.", "Review in 6 weeks")]
    public void What_is_said_becomes_a_clause(string dialogue, string clause) =>
        Assert.Contains(Engine.Sentences(dialogue), sentence => sentence.Contains(clause, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void A_question_nobody_answered_states_nothing() =>
        Assert.DoesNotContain(Engine.Sentences("Doctor: Any chest pain?\nDoctor: Let me see.\nPatient: My knee hurts a lot today."), sentence => sentence.Contains("chest pain", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void What_cannot_be_told_in_the_third_person_stays_in_quotation_marks() =>
        Assert.Contains(Engine.Sentences("Doctor: Okay.\nPatient: You know how we never get any sleep when the baby cries."), sentence => sentence.Contains("Patient: “", StringComparison.Ordinal));

    [Fact]
    public void Swapped_speaker_marks_are_read_the_right_way_round()
    {
        const string swapped = "[patient] how long have you had the shoulder pain ?\n[doctor] i have had it for three weeks , my wife told me to come\n[patient] any numbness or tingling ?\n[doctor] no\n"
            + "[patient] i'm going to order an mri of the shoulder and refer you to physical therapy\n[doctor] my job is hard on it";
        Assert.Contains(Engine.Sentences(swapped), sentence => sentence.Contains("Denies numbness or tingling", StringComparison.Ordinal));
        Assert.Contains(Engine.Sentences(swapped), sentence => sentence.StartsWith("Order an mri", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Headings_of_dictated_material_decide_the_section()
    {
        var plan = Plan("soap", "HPI: Cough for a week.\nPMH: asthma.\nMeds: salbutamol as needed.\nPlan: chest X-ray, review in 3 days.");
        Assert.Contains(plan.Statements, statement => statement is { Topic: "past-medical", Certainty: 1 } && statement.Text == "asthma");
        Assert.Contains(plan.Statements, statement => statement.Topic == "medications");
        Assert.Contains(plan.Sections[3], item => item.Text.Contains("chest X-ray", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("34F dysuria 3 days. PMH: T2DM. NKDA. O/E: T 38.9, L renal angle tender. Assessment: pyelonephritis. Plan: ceftriaxone 1 g IV, admit.")]
    [InlineData("HPI: 34F dysuria 3 days PMH: T2DM All: NKDA O/E: T 38.9, L renal angle tender Imp: pyelonephritis Plan: ceftriaxone 1 g IV, admit")]
    [InlineData("34F dysuria 3 days. Past medical history. T2DM. No known drug allergies. On examination. T 38.9, L renal angle tender. Assessment. Pyelonephritis. Plan. Ceftriaxone 1 g IV, admit.")]
    [InlineData("S: 34F dysuria 3 days. PMH T2DM, NKDA. O: T 38.9, L renal angle tender. A: pyelonephritis. P: ceftriaxone 1 g IV, admit.")]
    [InlineData("**Subjective:** 34F dysuria 3 days, T2DM, no known allergies\n\n**Objective:** T 38.9, L renal angle tender\n\n**A/P:** Pyelonephritis. Ceftriaxone 1 g IV, admit.")]
    public void Headings_inside_a_line_part_it_as_headings_of_their_own_lines_do(string material)
    {
        var plan = Plan("soap", material);
        Assert.Contains(plan.Sections[0], item => item.Text.Contains("dysuria", StringComparison.Ordinal));
        Assert.Contains(plan.Sections[1], item => item.Text.Contains("38.9", StringComparison.Ordinal));
        Assert.Contains(plan.Sections[2], item => item.Text.Contains("pyelonephritis", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(plan.Sections[3], item => item.Text.Contains("eftriaxone 1 g", StringComparison.Ordinal));
        Assert.DoesNotContain(plan.Sections[0].Concat(plan.Sections[2]), item => item.Text.Contains("eftriaxone", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Plan: start amoxicillin 500 mg tds. NKDA.")]
    [InlineData("NKDA\nPlan: start amoxicillin 500 mg tds.")]
    public void That_there_are_no_allergies_stands_with_the_allergies_whatever_it_is_said_under(string material) =>
        Assert.Equal("allergies", Assert.Single(Plan("history-physical", material).Statements, statement => statement.Text == "NKDA").Topic);

    [Theory]
    [InlineData("Hepatitis A: negative.")]
    [InlineData("Seen at 12:30 by the nurse.")]
    [InlineData("There is no change to medication: continue.")]
    public void A_colon_inside_a_sentence_is_no_heading(string material) => Assert.Equal(material.TrimEnd('.'), Assert.Single(Plan("soap", material).Statements).Text);

    [Fact]
    public void What_is_said_twice_stands_once()
    {
        var plan = Plan("soap", "Headache for 3 days.\nHeadache for 3 days.\nNo neck stiffness.");
        Assert.Single(plan.Sections.SelectMany(section => section), item => item.Text.StartsWith("Headache", StringComparison.Ordinal));
    }

    [Fact]
    public void Past_and_family_history_are_not_mixed_up_by_a_doubled_wording()
    {
        var plan = Plan("soap", "Mother had breast cancer at 48.\nSister had breast cancer at 48.");
        Assert.Equal(2, plan.Sections.SelectMany(section => section).Count());
    }

    [Theory]
    [InlineData("Doctor: Are you allergic to any medicines?\nPatient: Codeine makes me sick.", "ALLERGY")]
    [InlineData("Doctor: Have you ever had an operation?\nPatient: They took my appendix out when I was ten.", "PASTSURGICAL")]
    [InlineData("Doctor: Does anybody in the family have heart trouble?\nPatient: My father and two uncles.", "FAM/SOCHX")]
    [InlineData("Doctor: How much do you smoke?\nPatient: A pack every two days.", "FAM/SOCHX")]
    [InlineData("Doctor: Which medicines do you take?\nPatient: Ramipril and a statin.", "MEDICATIONS")]
    [InlineData("Doctor: The radiograph of the hip shows no fracture.\nPatient: Good.", "IMAGING")]
    public void A_short_dialogue_goes_under_its_header(string dialogue, string header) => Assert.Equal(header, Engine.HeaderOf(dialogue));

    public ValueTask DisposeAsync() => _consulting.DisposeAsync();

    private NotePlan Plan(string template, string material) => Engine.Plan(Engine.Templates.Get(template), new DocumentMaterial("", material, 0), Sex.Unknown);
}
