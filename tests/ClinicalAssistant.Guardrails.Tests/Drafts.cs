using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What the guard says of one drafted sentence.</summary>
internal static class Drafts
{
    /// <summary>A question that states nothing of the case.</summary>
    public const string Open = "What applies here?";

    private static readonly AnswerVocabulary Medicines = new(
        ["aciclovir", "alendronate", "amoxicillin", "apixaban", "aspirin", "azithromycin", "bisoprolol", "cefalexin", "ceftriaxone", "clarithromycin", "clopidogrel", "codeine", "dexamethasone", "digoxin", "enoxaparin", "fluoxetine", "folic", "gabapentin", "ibuprofen", "metformin", "methotrexate", "moclobemide", "morphine", "nifedipine", "nitrofurantoin", "omeprazole", "paracetamol", "prednisolone", "ramipril", "risedronate", "sertraline", "sumatriptan", "tramadol", "gentamicin", "vancomycin", "warfarin", "levothyroxine", "verapamil"],
        []);

    /// <summary>The reasons for which the rules hold a sentence back.</summary>
    /// <param name="evidence">The pieces of evidence, parted by bars and numbered from one.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="age">The patient's age in years.</param>
    /// <param name="sex">The patient's sex.</param>
    /// <param name="pregnant">Whether the patient is pregnant.</param>
    /// <param name="weight">The patient's weight in kilograms, 0 where it is not known.</param>
    /// <param name="takes">A medicine that the patient takes.</param>
    public static IReadOnlyList<string> Reasons(string evidence, string sentence, string question = Open, double age = 44, Sex sex = Sex.Male, bool pregnant = false, double weight = 0, string? takes = null) => new OutputGuard(Policies.Shipped, Medicines).Open(new OutputContext
    {
        Task = ClinicalTask.Medication,
        Question = question,
        Patient = new Patient { Age = Age.FromYears((decimal)age), Sex = sex, Pregnant = pregnant ? true : null, WeightKg = weight > 0 ? (decimal)weight : null, Medications = takes is null ? null : [new RecordEntry(takes)] },
        Evidence = [.. evidence.Split(" | ").Select((text, i) => new Evidence { Id = (i + 1).ToString(CultureInfo.InvariantCulture), Kind = EvidenceKind.Passage, Text = text, Label = "ward guide", Origin = Origin.Published })],
    }).Check(sentence).Reasons;
}
