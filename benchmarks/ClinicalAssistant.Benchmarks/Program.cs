using BenchmarkDotNet.Running;
using ClinicalAssistant.Benchmarks;

// "search PAIRS QUERIES" gives percentiles of search over a pack, "answers DRAFTS" the output guard over many drafts; all else goes to BenchmarkDotNet.
if (args is ["search", var pairs, var queries])
    SearchLatency.Run(pairs, queries);
else if (args is ["answers", var drafts])
    AnswerLatency.Run(drafts);
else
    BenchmarkSwitcher.FromAssembly(typeof(EngineBenchmarks).Assembly).Run(args);
