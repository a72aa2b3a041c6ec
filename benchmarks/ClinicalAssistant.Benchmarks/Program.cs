using BenchmarkDotNet.Running;
using ClinicalAssistant.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(EngineBenchmarks).Assembly).Run(args);
