using BenchmarkDotNet.Running;
using ClinicalAssistant.Benchmarks;

// "search PAIRS QUERIES" gives percentiles of search over a pack, "answers DRAFTS" the output guard over many drafts, "notes NOTES" the de-identifier over many notes; all else goes to BenchmarkDotNet.
if (args is ["search", var pairs, var queries])
    SearchLatency.Run(pairs, queries);
else if (args is ["answers", var drafts])
    AnswerLatency.Run(drafts);
else if (args is ["notes", var notes])
    NoteThroughput.Run(notes);
else
    BenchmarkSwitcher.FromAssembly(typeof(EngineBenchmarks).Assembly).Run(args);
