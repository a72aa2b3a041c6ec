namespace ClinicalAssistant.Guardrails;

/// <summary>A matter on which a text can stand at one of several poles that exclude each other.</summary>
/// <param name="Id">Name.</param>
/// <param name="Poles">Term group of each pole.</param>
/// <param name="Code">The fault's code where sentence and evidence differ.</param>
internal sealed record OppositeAxis(string Id, IReadOnlyList<int> Poles, string Code)
{
    /// <summary>Whether only a figure that stands at the other pole contradicts ("loading" and "maintenance" doses).</summary>
    public bool IsByFigure { get; init; }

    /// <summary>Whether its poles are kinds of one disease, of which a patient has one.</summary>
    public bool IsOfDisease => Id is "diabetes_type" or "heart_side";

    /// <summary>Whether its words put one thing before or behind another: what they contradict is the thing that they stand before.</summary>
    public bool IsOfOrder => Id == "before_after";

    /// <summary>Whether words at different poles contradict each other even where nothing else of the sentence stands in the evidence ("orally", "intravenously").</summary>
    public bool IsStrict { get; init; }
}
