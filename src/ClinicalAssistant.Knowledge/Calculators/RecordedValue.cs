using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// The newest observation of a record that measures what a calculator's input is. Observations are told by their names; those of another
/// specimen (urine, cerebrospinal fluid) are not taken for the blood value.
/// </summary>
internal static class RecordedValue
{
    private static readonly string[] Blood = ["serum", "plasma", "blood", "venous", "arterial", "capillary", "platelet poor plasma"];

    private static readonly Dictionary<string, string[]> Names = Load();

    /// <summary>The value in the input's unit and the day it was taken, or null.</summary>
    public static (decimal Value, string Origin)? Find(Patient patient, CalculatorInput input)
    {
        if (input.Analyte is null || input.Unit is not { } unit || !Names.TryGetValue(input.Analyte, out var names))
            return null;
        foreach (var observation in patient.Observations.OrderByDescending(observation => observation.Taken ?? DateTimeOffset.MinValue))
        {
            if (observation.Value is { } measured && Means(observation.Name, measured.Unit, names) && UnitConversion.Convert(measured.Value, UnitNames.Ucum(measured.Unit), unit, input.Substance) is { } value)
                return (value, observation.Taken is { } taken ? "record, " + taken.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "record, undated");
        }

        return null;
    }

    private static bool Means(string observed, string unit, string[] names)
    {
        var name = observed;
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        var specimen = name.LastIndexOf(" in ", StringComparison.OrdinalIgnoreCase);
        if (specimen >= 0 && !Array.Exists(Blood, word => name.AsSpan(specimen + 4).TrimStart().StartsWith(word, StringComparison.OrdinalIgnoreCase)))
            return false;
        var cut = bracket >= 0 && (specimen < 0 || bracket < specimen) ? bracket : specimen;
        name = (cut >= 0 ? name[..cut] : name).Trim();
        return Array.Exists(names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase))
            && (!name.Equals("urea", StringComparison.OrdinalIgnoreCase) || unit.Contains("mol", StringComparison.Ordinal)); // Mass of urea is not mass of urea nitrogen.
    }

    private static Dictionary<string, string[]> Load() =>
        JsonSerializer.Deserialize(UnitTables.Read("observations.json"), CalculatorJsonContext.Default.DictionaryStringStringArray)!;
}
