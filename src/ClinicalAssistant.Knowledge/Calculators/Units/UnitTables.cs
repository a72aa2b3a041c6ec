using System.Text.Json;

namespace ClinicalAssistant.Knowledge;

/// <summary>The embedded tables of units and substances.</summary>
internal static class UnitTables
{
    /// <summary>Units by kind, each with its size in the kind's first unit. What is not here is asked of UCUM.</summary>
    public static IReadOnlyDictionary<string, Dictionary<string, decimal>> Kinds { get; } =
        JsonSerializer.Deserialize(Read("units.json"), CalculatorJsonContext.Default.DictionaryStringDictionaryStringDecimal)!;

    /// <summary>Kind and size of each unit.</summary>
    public static IReadOnlyDictionary<string, (string Kind, decimal Size)> Sizes { get; } =
        Kinds.SelectMany(kind => kind.Value.Select(unit => (unit.Key, (kind.Key, unit.Value)))).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>Substances by id.</summary>
    public static IReadOnlyDictionary<string, Substance> Substances { get; } =
        JsonSerializer.Deserialize(Read("substances.json"), CalculatorJsonContext.Default.IReadOnlyListSubstance)!.ToDictionary(substance => substance.Id, StringComparer.Ordinal);

    /// <summary>An embedded table of the calculators.</summary>
    public static byte[] Read(string name)
    {
        using var stream = typeof(UnitTables).Assembly.GetManifestResourceStream("calculators/" + name)
            ?? throw new InvalidOperationException($"The build left out {name}.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
