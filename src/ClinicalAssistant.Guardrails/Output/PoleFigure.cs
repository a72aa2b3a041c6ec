using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A figure beside a word that stands at a pole; "6/24" and "6/9" are two figures, "4 hours" and "4 doses" too.</summary>
internal readonly record struct PoleFigure(decimal Value, decimal? Second, string? Unit)
{
    public static PoleFigure Of(TextNumber number) => new(number.Value, number.Second, number.Unit);

    public bool Agrees(PoleFigure other) =>
        Value == other.Value && Second == other.Second && (Unit is null || other.Unit is null || NumberReader.SameDimension(Unit, other.Unit));
}
