using System.Diagnostics;
using System.Globalization;
using ClinicalAssistant.Fhir;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.WiresLoad;

/// <summary>How long a made life of a given size takes to read: wall and processor time, after one warm-up of a small one.</summary>
internal static class FhirLoading
{
    private const int Runs = 9;

    public static int Run(IReadOnlyList<int> sizes)
    {
        var reader = new PatientReader(TimeProvider.System);
        for (var i = 0; i < 3; i++)
            reader.Read(WholeLife.Bundle(1_000_000, 100 + i));
        foreach (var size in sizes)
        {
            var json = WholeLife.Bundle(size, 7);
            var wall = new List<double>();
            var processor = new List<double>();
            for (var run = 0; run < Runs; run++)
            {
                var before = Process.GetCurrentProcess().TotalProcessorTime;
                var started = Stopwatch.GetTimestamp();
                reader.Read(json);
                wall.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                processor.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
            }

            var parsing = Process.GetCurrentProcess().TotalProcessorTime;
            for (var run = 0; run < Runs; run++)
                System.Text.Json.JsonDocument.Parse(json).Dispose();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"of it reading JSON alone: processor mean {(Process.GetCurrentProcess().TotalProcessorTime - parsing).TotalMilliseconds / Runs:0} ms"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{json.Length} bytes: wall median {Median(wall):0} ms (least {wall.Min():0}), processor median {Median(processor):0} ms (least {processor.Min():0})"));
        }

        return 0;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
