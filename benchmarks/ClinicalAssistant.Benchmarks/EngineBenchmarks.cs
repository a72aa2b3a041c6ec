using BenchmarkDotNet.Attributes;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Benchmarks;

/// <summary>One engine a benchmark, on about 1 kB of text.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private readonly GuardPolicy _policy = GuardPolicy.Load(Path.Combine(Content.Folder, "guardrails"));
    private readonly KnowledgeBase _knowledge = KnowledgeBase.Load(Path.Combine(Content.Folder, "knowledge"));
    private readonly Deidentifier _deidentifier = new();
    private readonly Calculator _calculator = new CalculatorCatalogue().Find("ckd-epi-2021")!;
    private readonly InputGuard _input;
    private readonly OutputGuard _output;
    private readonly FindingRecogniser _recogniser;
    private readonly DifferentialEngine _engine;
    private readonly DifferentialQuery _query;
    private readonly OutputContext _context;
    private readonly CalculatorInputs _inputs;
    private readonly string _medicationFolder = Path.Combine(Content.Folder, "knowledge", "medications");
    private readonly MedicationSafety _medications = new(MedicationPack.Load(Path.Combine(Content.Folder, "knowledge", "medications")));
    private readonly MedicationOrder _order = new()
    {
        Listed = ["warfarin 3 mg od", "bisoprolol 5 mg od", "ramipril 5 mg od", "furosemide 40 mg bd", "spironolactone 25 mg od", "digoxin 125 mcg od", "atorvastatin 40 mg nocte", "metformin 1 g bd", "gliclazide 80 mg bd", "omeprazole 20 mg od", "sertraline 50 mg od", "amitriptyline 25 mg nocte", "gabapentin 300 mg tds", "tramadol 50 mg qds", "paracetamol 1 g qds", "levothyroxine 100 mcg od", "alendronic acid 70 mg weekly", "ferrous sulfate 200 mg od", "salbutamol prn", "naproxen 500 mg bd"],
    };
    private readonly Patient _patient = new() { Age = Age.FromYears(81), Sex = Sex.Female, Egfr = 34, Conditions = [new RecordEntry("Heart failure"), new RecordEntry("Atrial fibrillation")], Allergies = [new RecordEntry("Penicillin - rash")] };

    public EngineBenchmarks()
    {
        _input = new InputGuard(_policy, LearnedLayer.Load(Path.Combine(Content.Folder, "guardrails")), medicines: null);
        _output = new OutputGuard(_policy);
        _recogniser = new FindingRecogniser(_knowledge);
        _engine = new DifferentialEngine(_knowledge);
        var recognised = _recogniser.Recognise(Content.Note);
        _query = new DifferentialQuery { Findings = recognised.Findings, Words = recognised.Words, Age = recognised.Age, Sex = recognised.Sex };
        _context = new OutputContext
        {
            Task = ClinicalTask.Diagnosis,
            Question = Content.Note,
            Evidence = [.. Enumerable.Range(1, 12).Select(i => new Evidence { Id = $"{i}", Kind = EvidenceKind.Passage, Text = Content.Note[..300], Origin = Origin.Published })],
        };
        _inputs = CalculatorInputs.Parse(_calculator, ["age=72 a", "sex=female", "creatinine=1.4 mg/dL"]);
    }

    [Benchmark]
    public GuardDecision InputGuard1kB() => _input.Judge(new GuardInput { Text = Content.Note });

    [Benchmark]
    public MedicationReport MedicationCheck20Drugs() => _medications.Check(_order, _patient);

    [Benchmark]
    public MedicationPack MedicationPackLoad() => MedicationPack.Load(_medicationFolder);

    [Benchmark]
    public Deidentified Deidentify1kB() => _deidentifier.Deidentify(Content.Note);

    [Benchmark]
    public RecognisedText Findings1kB() => _recogniser.Recognise(Content.Note);

    [Benchmark]
    public Differential RankEmbeddedPack() => _engine.Rank(_query);

    [Benchmark]
    public IReadOnlyList<Addition> OutputGuardOpenTenSentencesClose()
    {
        var review = _output.Open(_context);
        for (var i = 0; i < 10; i++)
            review.Check("Pneumonia is likely with fever, cough and crackles at the right base [1]. ");
        return review.Close();
    }

    [Benchmark]
    public CalculationOutcome Calculation() => _calculator.Calculate(_inputs);
}
