using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>The benchmarks by name. A new one is a file beside this and a line here.</summary>
internal sealed class BenchmarkCatalogue(BenchmarkEngines engines)
{
    private static readonly (string Name, Func<BenchmarkEngines, Benchmark> Make)[] All =
    [
        ("medsafety", MedSafetyBenchmark.Over),
        ("xstest", XsTestBenchmark.Over),
        ("benign", BenignBenchmark.Over),
        ("clinwork", ClinWorkBenchmark.Over),
        ("escalation", EscalationBenchmark.Over),
        ("injection", InjectionBenchmark.Over),
        ("deid", DeidBenchmark.Over),
        ("phi-notes", PhiNotesBenchmark.Over),
        ("verify", VerifyBenchmark.Over),
        ("findings", FindingsBenchmark.Over),
        ("vignettes", VignettesBenchmark.Over),
        ("medqa-dx", MedQaDiagnosisBenchmark.Over),
        ("medcalc", MedCalcBenchmark.Over),
        ("phenopackets", PhenopacketsBenchmark.Over),
        ("aci-bench", AciBenchBenchmark.Over),
        ("mts-dialog", MtsDialogBenchmark.Over),
        ("liveqa", LiveQaBenchmark.Over),
        ("search", SearchBenchmark.Over),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(one => one.Name)];

    public Benchmark Find(string name, IReadOnlyList<string> packs, string data = "", string? provider = null) => All.FirstOrDefault(one => one.Name == name).Make is { } make
        ? make(engines with { Packs = packs, Data = data, Provider = provider })
        : throw new WrongInputException($"There is no benchmark '{name}'. Benchmarks: {string.Join(", ", Names)}.");
}
