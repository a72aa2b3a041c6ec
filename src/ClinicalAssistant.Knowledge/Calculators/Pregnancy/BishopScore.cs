using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Bishop score before induction of labour, 0 to 13 points.</summary>
internal sealed class BishopScore : Calculator
{
    public override string Id => "bishop";

    public override string Name => "Bishop score";

    public override IReadOnlyList<string> Aliases => ["bishop score", "bishop's score", "cervical bishop score"];

    public override string Population => "Before induction of labour at term.";

    public override Source Source { get; } = new("Bishop score", "University of Washington, Physicians and Health", null, "http://faculty.washington.edu/momus/PB/bishopsc.htm");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        new("dilation", "Dilation of the cervix", InputKind.Quantity) { Unit = "cm", Minimum = 0, Maximum = 10, QuestionWords = ["dilation", "dilatation", "dilated"] },
        new("effacement", "Effacement", InputKind.Quantity) { Unit = "%", Minimum = 0, Maximum = 100, QuestionWords = ["effacement", "effaced"] },
        new("station", "Station of the head (-3 to +3)", InputKind.Quantity) { Unit = "cm", Minimum = -3, Maximum = 3, Whole = true },
        OneOf("consistency", "Consistency", "firm", "medium", "soft"),
        OneOf("position", "Position", "posterior", "mid", "anterior"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        sheet.Points("Dilation", sheet["dilation"] switch { < 1 => 0, < 3 => 1, < 5 => 2, _ => 3 })
            .Points("Effacement", sheet["effacement"] switch { < 40 => 0, < 60 => 1, < 80 => 2, _ => 3 })
            .Points("Station", sheet["station"] switch { <= -3 => 0, -2 => 1, <= 0 => 2, _ => 3 })
            .Points("Consistency " + sheet.Choice("consistency"), sheet.Place("consistency"))
            .Points("Position " + sheet.Choice("position"), sheet.Place("position"));
        return sheet.Score(sheet.Total >= 8 ? "8 or more: the cervix is ripe." : "Below 8: the cervix is not yet ripe.");
    }
}
