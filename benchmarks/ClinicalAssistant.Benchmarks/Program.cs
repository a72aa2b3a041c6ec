using BenchmarkDotNet.Running;
using ClinicalAssistant.Benchmarks;

// "search PAIRS QUERIES" gives percentiles of search over a pack; all else goes to BenchmarkDotNet.
if (args is ["search", var pairs, var queries])
    SearchLatency.Run(pairs, queries);
else
    BenchmarkSwitcher.FromAssembly(typeof(EngineBenchmarks).Assembly).Run(args);
