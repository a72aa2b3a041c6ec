using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What becomes of one drafted sentence before one patient: a woman of 34 with an allergy to penicillin and one to plaster, who takes metformin.</summary>
internal static class DraftsOfOneCase
{
    private static readonly AnswerVocabulary Vocabulary = new(["amoxicillin", "flucloxacillin", "piperacillin", "doxycycline", "clarithromycin", "ibuprofen", "metformin", "furosemide", "phenytoin", "vancomycin", "apixaban", "adrenaline", "lorazepam", "prednisolone", "felodipine", "insulin", "trimethoprim", "paracetamol", "dexamethasone", "spironolactone"], ["hydronephrosis", "thrombus", "pneumothorax"]);

    private static readonly Patient Case = new()
    {
        Sex = Sex.Female,
        Age = Age.FromYears(34),
        Allergies = [new RecordEntry("penicillin: anaphylaxis"), new RecordEntry("elastic plaster: blisters")],
        Medications = [new RecordEntry("metformin 500 mg twice daily")],
        Conditions = [new RecordEntry("type 2 diabetes")],
    };

    /// <summary>The status of a sentence that cites the evidence as 1.</summary>
    public static SentenceStatus Check(string evidence, string sentence) => new OutputGuard(Policies.Shipped, Vocabulary).Open(new OutputContext
    {
        Task = ClinicalTask.General,
        Question = "What does the guidance say here?",
        Patient = Case,
        Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = evidence, Origin = Origin.Published }],
    }).Check(sentence).Status;
}
