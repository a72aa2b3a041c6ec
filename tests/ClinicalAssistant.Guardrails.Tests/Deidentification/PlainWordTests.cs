namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

public sealed class PlainWordTests
{
    [Theory]
    [InlineData("- Burns and scalds (rank 4); for: pain, blisters [2].")]
    [InlineData("- Think of Croup, Bacterial tracheitis, Burns and smoke inhalation.")]
    [InlineData("**Checked**\n- Clear: age, doses [2].\n- Minor: ibuprofen + sertraline [3].\n- Stop [3].")]
    [InlineData("- Comfort the child and keep the room cool [1].\n- Short, strong bursts of pain come and go.\n- Babies, older people and smokers are at risk.")]
    [InlineData("- Toddler, 13 kg, cough for two days, drinks well [1].")]
    [InlineData("- Is there vomiting? Yes favours Cannabinoid hyperemesis syndrome; no argues against Agoraphobia [3].")]
    [InlineData("- Malaria, test: Thick and thin blood films. High-resolution CT of the chest. Gastro-oesophageal reflux.")]
    [InlineData("Hope that you feel better soon. Raised INRs were reported. Gel does not kill the spores.")]
    [InlineData("| Step | Do |\n|---|---|\n| Rest | Lower the dose, then review |")]
    public void A_plain_word_at_the_head_of_a_sentence_an_item_or_a_cell_is_no_name(string text) => Assert.Empty(Deidentifying.Found(text));

    [Theory]
    [InlineData("Interaction: indinavir + St John's wort. Do not use st John's wort with it.")]
    [InlineData("Factor V Leiden, Torsades de pointes, Lambert-Eaton myasthenic syndrome, positive Babinski, CIWA-Ar score.")]
    [InlineData("Switch Natrilix to Zanidip; stop Vipidia.")]
    [InlineData("Raised FeNO, hsTnT and HbF; LFTs normal; frank blood, long QT.")]
    [InlineData("She fell ~1hr, R elbow swollen. Imaging with X-rays. Levothyroxine is now 100 micrograms.")]
    public void Herbs_signs_medicines_and_abbreviations_stand(string text) => Assert.Empty(Deidentifying.Found(text));

    [Theory]
    [InlineData("Depression, HP:0000716 [1]; OMIM:154700; MONDO_0005148; ORPHA:558.")]
    [InlineData("SNOMED CT 22298006, LOINC 2160-0, ATC C09AA05, RxNorm 197361, ICD-10 I21.4, SCTID: 44054006.")]
    [InlineData("Cholesterol is C27H46O, glucose C6H12O6.")]
    [InlineData("- 142 x 1 x 0.4352 x 0.6886 = 42.5485 [2].\n- (140 - 60) x 60 kg / (72 x 1.0002 mg/dL) = 66.6529 [2].\n- Result: 105.3 mL/min/1.73 m2.")]
    public void Codes_of_vocabularies_formulas_and_sums_are_no_numbers_of_a_person(string text) => Assert.Empty(Deidentifying.Found(text));

    [Theory]
    [InlineData("Burns, RN, at bedside.", "Burns")]
    [InlineData("Mrs Burns and her son came in.", "Burns")]
    [InlineData("Pt Comfort Mensah seen today.", "Comfort Mensah")]
    [InlineData("Daughter Rose and son Clark visited.", "Rose")]
    [InlineData("Burns, 67M, chest pain since noon.", "Burns")]
    [InlineData("HP 0207 946 0018 or mobile.", "0207 946 0018")]
    [InlineData("Dr Leiden reviewed her.", "Leiden")]
    public void With_a_person_around_the_same_words_are_names(string text, string masked) => Assert.Contains(Deidentifying.Shipped.Deidentify(text).Spans, span => span.Value.Contains(masked, StringComparison.Ordinal));
}
