using System.Globalization;

namespace ClinicalAssistant.Knowledge;

/// <summary>Adds the points of a score and keeps the arithmetic.</summary>
internal sealed class PointsTally(CalculatorInputs inputs)
{
    private readonly List<string> _steps = [];

    public decimal Total { get; private set; }

    public PointsTally Add(string item, decimal points, bool applies)
    {
        _steps.Add(string.Create(CultureInfo.InvariantCulture, $"{item}: {(applies ? $"+{points.ToString(CultureInfo.InvariantCulture)}" : "0")}"));
        if (applies)
            Total += points;
        return this;
    }

    public PointsTally Add(string item, decimal points, string input) => Add(item, points, inputs.Find(input)?.YesNo == true);

    public IReadOnlyList<string> Steps() => [.. _steps, string.Create(CultureInfo.InvariantCulture, $"Total: {Total}")];
}
