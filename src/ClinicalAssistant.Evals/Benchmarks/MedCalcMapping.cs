using System.Text.Json;

namespace ClinicalAssistant.Evals;

/// <summary>How the fields of MedCalc-Bench stand for inputs of the calculators: <c>evals/medcalc-mapping.json</c>.</summary>
/// <param name="Units">The dataset's units in UCUM.</param>
/// <param name="Calculators">By the dataset's number.</param>
internal sealed record MedCalcMapping(IReadOnlyDictionary<string, string> Units, IReadOnlyDictionary<string, MedCalcEntry> Calculators)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The mapping that the build embedded.</summary>
    public static MedCalcMapping Embedded { get; } = Read();

    private static MedCalcMapping Read()
    {
        using var stream = typeof(MedCalcMapping).Assembly.GetManifestResourceStream("medcalc-mapping.json") ?? throw new InvalidOperationException("The build left out medcalc-mapping.json.");
        return JsonSerializer.Deserialize<MedCalcMapping>(stream, Options)!;
    }
}
