namespace ClinicalAssistant.Benchmarks;

/// <summary>Where the benchmarks find the program's content: beside the original build, as BenchmarkDotNet runs copies.</summary>
internal static class Content
{
    public static string Folder { get; } = Find();

    public const string ChestPain = "58-year-old man, crushing substernal chest pain radiating to the left arm for 40 minutes, diaphoretic, BP 92/60";

    /// <summary>About 1 kB of a note with findings, vitals, drugs and a name.</summary>
    public static string Note { get; } = string.Join(' ', Enumerable.Repeat(
        "72F seen by Dr. Marsh on 3 May 2024 with 2 days of productive cough, fever and pleuritic chest pain, no haemoptysis. PMH hypertension, type 2 diabetes. Meds: metformin 1 g BD, ramipril 5 mg. T 38.6, HR 112, BP 104/58, RR 26, SpO2 91 % on air. Creatinine 1.4 mg/dL, urea 9.2 mmol/L, CRP 180. Crackles at the right base. Mother had tuberculosis.", 3))[..1024];

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ClinicalAssistant.sln")))
                return folder.FullName;
        }

        return AppContext.BaseDirectory;
    }
}
