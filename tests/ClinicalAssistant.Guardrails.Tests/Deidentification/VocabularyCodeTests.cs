namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

public sealed class VocabularyCodeTests
{
    [Theory]
    [InlineData("Seizure (HP:0001250), HP_0000716; HP:0001250 120 mg; HP:0001250/HP:0000716.")]
    [InlineData("OMIM:154700, OMIM:154700.0001, MONDO_0005148, ORPHA:558, UBERON:0000948, DOID:0050117.")]
    [InlineData("SCT:44054006, SNOMED:22298006, SNOMED CT 38341003, SCTID:900000000000207008.")]
    [InlineData("LOINC:2160-0, LOINC:LA6576-8, ATC:C09AA05, RxNorm:1049502, ICD:E11.65, ICD:S72.001A, UMLS:C0020538.")]
    [InlineData("MeSH:D003924, NCIT:C3262, CHEBI:15377, HGNC:1100.")]
    public void A_code_in_the_form_of_its_vocabulary_stands(string text) => Assert.Empty(Deidentifying.Found(text));

    [Theory]
    [InlineData("HP:07700900123", "PHONE 07700900123")]
    [InlineData("HP:0770090 0123", "PHONE 0770090 0123")]
    [InlineData("HP:+65 9123 4567", "PHONE +65 9123 4567")]
    [InlineData("Seen with a rash. HP:020-7946-0018", "PHONE 020-7946-0018")]
    [InlineData("SCT:07700900123", "PHONE 07700900123")]
    [InlineData("SNOMED: 07700900123", "PHONE 07700900123")]
    [InlineData("SCT:202-555-0126", "PHONE 202-555-0126")]
    [InlineData("SCT:44054007", "MRN 44054007")]
    [InlineData("SCT:QX447118", "OTHER_ID QX447118")]
    [InlineData("OMIM:4471180", "MRN 4471180")]
    [InlineData("Seen with HP:Smith-1 today", "NAME Smith")]
    [InlineData("Seen. HP:Annika/2 came", "NAME Annika")]
    [InlineData("ORPHA:Annika_Petrova_2 came", "NAME Annika")]
    public void What_has_another_form_is_looked_at_like_any_other_text(string text, string expected) => Assert.Contains(expected, Deidentifying.Found(text));

    [Theory]
    [InlineData("44054006", true)]
    [InlineData("900000000000207008", true)]
    [InlineData("44054007", false)]
    [InlineData("04405400", false)]
    [InlineData("12345", false)]
    [InlineData("2025550126", false)]
    public void A_SNOMED_identifier_is_known_by_its_partition_and_check_digit(string digits, bool valid) => Assert.Equal(valid, Checksums.IsSnomed(digits));
}
