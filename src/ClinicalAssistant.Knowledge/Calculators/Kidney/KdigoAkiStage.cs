using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Stage of acute kidney injury by KDIGO 2012.</summary>
internal sealed class KdigoAkiStage : Calculator
{
    public override string Id => "kdigo-aki";

    public override string Name => "Acute kidney injury stage (KDIGO 2012)";

    public override IReadOnlyList<string> Aliases => ["kdigo-aki", "kdigo aki", "aki stage", "aki staging", "stage of aki", "kdigo stage"];

    public override string Population => "Adults with a known or assumed baseline creatinine. A ratio counts only where the rise happened within 7 days, a rise of 0.3 mg/dL within 48 hours.";

    public override Source Source { get; } = new("Staging of acute kidney injury based on KDIGO, table 1 (Kidney Int Suppl 2012;2:19)", "Journal of Cardiothoracic Surgery", 2015, "https://cardiothoracicsurgery.biomedcentral.com/articles/10.1186/s13019-015-0265-2/tables/1");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Creatinine,
        Creatinine with { Name = "baseline_creatinine", Label = "Baseline creatinine", Analyte = null },
        Yes("rise_48_hours", "Creatinine rose by 0.3 mg/dL (26.5 µmol/L) or more within 48 hours", "within 48 hours"),
        OneOf("urine_output", "Urine output", "0.5 mL/kg/h or more", "below 0.5 mL/kg/h for 6 to 12 hours", "below 0.5 mL/kg/h for 12 hours or more", "below 0.3 mL/kg/h for 24 hours or none for 12 hours") with { Absent = "the stage rests on creatinine alone." },
        Yes("replacement", "Renal replacement therapy begun", "renal replacement", "dialysis", "haemofiltration", "rrt"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var ratio = sheet["creatinine"] / sheet["baseline_creatinine"];
        var injury = ratio >= 1.5m || sheet.Yes("rise_48_hours");
        var byCreatinine = ratio >= 3 || (injury && sheet["creatinine"] >= 4) ? 3 : ratio >= 2 ? 2 : injury ? 1 : 0;
        var byUrine = sheet.Has("urine_output") ? sheet.Place("urine_output") : 0;
        var stage = sheet.Yes("replacement") ? 3 : Math.Max(byCreatinine, byUrine);
        sheet.Step($"creatinine {sheet["creatinine"]} / baseline {sheet["baseline_creatinine"]} = {ratio}: stage {byCreatinine}");
        if (sheet.Has("urine_output"))
            sheet.Step($"urine output {sheet.Choice("urine_output")}: stage {byUrine}");
        if (sheet.Yes("replacement"))
            sheet.Step($"renal replacement therapy: stage 3");
        return sheet.Result((decimal)stage, "{stage}", stage == 0 ? "The KDIGO criteria of acute kidney injury are not met." : FormattableString.Invariant($"Acute kidney injury, stage {stage}."));
    }
}
