using System.Globalization;

namespace ClinicalAssistant.Load;

/// <summary>What a process has used: processor seconds, resident megabytes now and at their peak. Zeros for none.</summary>
internal readonly record struct Usage(double Cpu, double Resident, double Peak)
{
    private const double TicksASecond = 100;

    public static Usage Of(int pid)
    {
        if (pid == 0 || !Directory.Exists(Place(pid)))
            return default;
        var stat = File.ReadAllText(Place(pid) + "/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var sizes = File.ReadAllLines(Place(pid) + "/status");
        return new Usage((Number(fields[11]) + Number(fields[12])) / TicksASecond, Megabytes(sizes, "VmRSS:"), Megabytes(sizes, "VmHWM:"));
    }

    /// <summary>Lets the peak begin anew.</summary>
    public static void ForgetPeak(int pid)
    {
        if (pid > 0)
            File.WriteAllText(Place(pid) + "/clear_refs", "5");
    }

    private static string Place(int pid) => string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}");

    private static double Megabytes(string[] lines, string name) =>
        Math.Round(Number(lines.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024, 1);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
