using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Figures that others published for named models (<c>evals/published.json</c>), each with its source. They were measured elsewhere, under other conditions.</summary>
internal sealed class PublishedFigures
{
    private readonly IReadOnlyList<PublishedFigure> _figures;

    private PublishedFigures(IReadOnlyList<PublishedFigure> figures) => _figures = figures;

    public IReadOnlyList<PublishedFigure> Of(string benchmark) => [.. _figures.Where(figure => figure.Benchmark == benchmark).OrderByDescending(figure => figure.Value)];

    public IEnumerable<string> Lines(string benchmark) => Of(benchmark).Select(figure => string.Create(CultureInfo.InvariantCulture, $"published: {figure.Model} {figure.Metric} {figure.Value * 100:0.0} % ({figure.Source.Publisher} {figure.Source.Year}{(figure.Conditions is null ? "" : $"; {figure.Conditions}")})"));

    public static PublishedFigures Load(string folder)
    {
        var path = Path.Combine(folder, "published.json");
        if (!File.Exists(path))
            return new PublishedFigures([]);
        try
        {
            return new PublishedFigures(JsonSerializer.Deserialize(File.ReadAllBytes(path), EvalJson.Line.PublishedFile)?.Figures ?? []);
        }
        catch (JsonException fault)
        {
            throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"evals/published.json line {(fault.LineNumber ?? 0) + 1}: cannot be read ({fault.Path}). Mend it there."), fault);
        }
    }
}
