using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Tests;

/// <summary>A patient and an answer with every part filled.</summary>
internal static class Samples
{
    private static readonly Source Source = new("A guideline", "A society", 2024, "https://example.org/g") { Pack = "embedded", Version = "1", Locator = "p. 3" };

    public static readonly Patient Patient = new()
    {
        Age = Age.FromYears(58.5m),
        Sex = Sex.Male,
        WeightKg = 81.5m,
        Pregnant = false,
        Allergies = [],
        Medications = [new RecordEntry("metformin") { Code = "6809", System = "http://www.nlm.nih.gov/research/umls/rxnorm", Status = "active", Date = new DateOnly(2024, 5, 1), Detail = "500 mg twice daily" }],
        Observations = [new Observation("Potassium", new Quantity(4.1m, "mmol/L")) { Code = "2823-3", Taken = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(1)) }],
        Identifiers = [new Identifier(IdentifierType.Mrn, "12345")],
    };

    public static Answer Answer(string question, string text = "Think of acute coronary syndrome first [1].") => new()
    {
        QuestionId = question,
        Outcome = Outcome.Escalated,
        Decision = new GuardDecision { Decision = Decision.Escalate, Emergency = new Emergency("chest_pain", "Call now."), Category = "emergency", Score = 0.98, Rules = ["E1"], Reason = "why", Alternative = "what" },
        Task = ClinicalTask.Diagnosis,
        Text = text,
        Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = "Ranked first ≥ 2 µg.", Origin = Origin.Published, Source = Source, Subject = "condition:acs", ClinicallyReviewed = false }],
        Differential = new Differential(
            [new RankedCondition { Rank = 1, Id = "acs", Name = "Acute coronary syndrome", Synonyms = ["ACS"], Icd10Cm = ["I24.9"], Score = 3.25, MustNotMiss = true, EvidenceId = "1", Basis = [new RankingBasis("HP:0100749", "Chest pain", FindingStatus.Observed, 2.5, Origin.Published) { Source = Source, Read = "LR 2.5" }] }],
            [new RedFlag("Hypotension", "Shock", [new ConditionName("acs", "Acute coronary syndrome")])],
            [new NextStep("12-lead ECG", "Changes everything", true) { Source = Source }]),
        Withheld = [new SentenceVerdict("", SentenceStatus.Withheld, ["number_unsupported: 40 mg"])],
        Notices = [new Notice("no_model", "No model is configured.")],
        Provider = "reference",
        Versions = new Versions("0.1.0", "7", new Dictionary<string, string> { ["embedded"] = "1" }) { Prompt = new PromptVersion("Diagnosis", "2", "ab12"), Model = "m" },
        TokenUse = new TokenUse(120, 60, 0.0123m),
        Trace = [new TraceStep("route", TimeSpan.FromMilliseconds(2.5), "diagnosis 0.98")],
    };
}
