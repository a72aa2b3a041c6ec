namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

/// <summary>What people write in a hurry: initials with full stops, a family by its plural, short months, ages after a sex.</summary>
public sealed class HurriedNoteTests
{
    [Theory]
    [InlineData("Obs stable, settled. Reviewed with Marta B., charge nurse.", "NAME Marta B.")]
    [InlineData("obs stable. bloods chased by dr p. okonkwo, renal team", "NAME p. okonkwo")]
    [InlineData("Spare key with the Fletchers. No pets.", "NAME Fletchers")]
    [InlineData("Crew 7. Larch Cottage, lane behind the church. Male 94, found on floor.", "LOCATION Larch Cottage")]
    public void Names_and_houses(string text, string found) => Assert.Contains(found, Deidentifying.Found(text));

    [Theory]
    [InlineData("Crew 7. Male 94, found on floor.", "AGE_OVER_89 94")]
    [InlineData("Female 97. Fell from bed.", "AGE_OVER_89 97")]
    [InlineData("Primera visita 7 Ago 2024, dolor lumbar.", "DATE 7 Ago 2024")]
    [InlineData("back at school by late October, brace off then", "DATE late October")]
    [InlineData("CALL LOG  21.6.  0915  taken by Ines", "DATE 21.6.")]
    [InlineData("Housing interview on 04.11, letter given.", "DATE 04.11")]
    [InlineData("seen with mum thu 6 feb, cough better, no wheeze, eats well, sleeps well", "DATE thu 6 feb")]
    [InlineData("Entry code 7714, dog in the yard.", "OTHER_ID 7714")]
    [InlineData("Neighbour says she is a nonagenarian, no carers.", "AGE_OVER_89 nonagenarian")]
    [InlineData("Widower in his late nineties, walks with a frame.", "AGE_OVER_89 nineties")]
    [InlineData("Frail, 93F.", "AGE_OVER_89 93")]
    [InlineData("Bloods again Wed 14.", "DATE Wed 14")]
    [InlineData("Collected OCT/17/2022, received late.", "DATE OCT/17/2022")]
    [InlineData("Son in Lyon; +33 4 71 55 50 19. Will visit.", "PHONE +33 4 71 55 50 19")]
    public void Ages_dates_and_codes(string text, string found) => Assert.Contains(found, Deidentifying.Found(text));

    [Theory]
    [InlineData("SpO2 96, RR 18, on the Graves pathway; the Joneses criteria were not met.")]
    [InlineData("Symptoms 3 days ago 2024 unclear; potassium 4.11, INR on 2.11 target.")]
    [InlineData("Hb 9.4. pH 7.31. Vitamin D 12.5. 1610 ml in.")]
    [InlineData("Warfarin Mon 3, Tue 4. Pulse in the nineties, sats in the 90s. Temp 98F.")]
    public void Figures_and_eponyms_stand(string text) => Assert.Empty(Deidentifying.Found(text));
}
