using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>APACHE II: severity in the first 24 hours of intensive care, 0 to 71 points (Knaus et al. 1985).</summary>
internal sealed class Apache2Score : Calculator
{
    public override string Id => "apache-ii";

    public override string Name => "APACHE II score";

    public override IReadOnlyList<string> Aliases => ["apache-ii", "apache ii", "apache 2", "apache2", "apache"];

    public override string Population => "Adults in their first 24 hours in intensive care, the worst values of each. Not after transfer from another unit, in burns or after coronary bypass.";

    public override Source Source { get; } = new("APACHE II scoring system, table 2", "Gut", 2002, "https://gut.bmj.com/highwire/markup/160002/expansion?width=1000&height=500&iframe=true&postprocessors=highwire_tables%2Chighwire_reclass%2Chighwire_figures%2Chighwire_math%2Chighwire_inline_linked_media%2Chighwire_embed");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Age(16), Temperature, Systolic, Diastolic, HeartRate, RespiratoryRate, Fio2,
        Pao2 with { Absent = "" },
        new("aa_gradient", "Alveolar-arterial oxygen gradient", InputKind.Quantity) { Unit = "mm[Hg]", Minimum = 0, Maximum = 720, Units = ["kPa"], Absent = "" },
        Ph, Sodium, Potassium, Creatinine,
        Yes("acute_renal_failure", "Acute renal failure", "acute renal failure", "acute kidney injury", "aki"),
        Haematocrit, WhiteCells, Gcs,
        Yes("chronic_disease", "Severe chronic organ insufficiency or immunocompromise", "immunocompromised", "immunosuppressed", "cirrhosis", "nyha iv"),
        OneOf("admission", "Kind of admission", "nonoperative", "emergency postoperative", "elective postoperative") with { Absent = "" },
    ];

    internal override IEnumerable<InputProblem> Check(Worksheet sheet)
    {
        if (sheet["fio2"] < 50 && !sheet.Has("pao2"))
            yield return new InputProblem("pao2", "With an FiO2 below 50 % the PaO2 (pao2) is needed.");
        if (sheet["fio2"] >= 50 && !sheet.Has("aa_gradient"))
            yield return new InputProblem("aa_gradient", "With an FiO2 of 50 % or more the alveolar-arterial gradient (aa_gradient) is needed; the calculator aa-gradient gives it.");
        if (sheet.Yes("chronic_disease") && !sheet.Has("admission"))
            yield return new InputProblem("admission", "With severe chronic disease the kind of admission (admission) is needed.");
    }

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var pressure = (sheet["systolic"] + (2 * sheet["diastolic"])) / 3;
        sheet.Points("Age", sheet["age"] switch { >= 75 => 6, >= 65 => 5, >= 55 => 3, >= 45 => 2, _ => 0 })
            .Points("Temperature", sheet["temperature"] switch { >= 41 => 4, >= 39 => 3, >= 38.5m => 1, >= 36 => 0, >= 34 => 1, >= 32 => 2, >= 30 => 3, _ => 4 })
            .Points("Mean arterial pressure " + Worksheet.Shown(pressure), pressure switch { > 159 => 4, > 129 => 3, > 109 => 2, > 69 => 0, > 49 => 2, _ => 4 })
            .Points("Heart rate", sheet["heart_rate"] switch { >= 180 => 4, >= 140 => 3, >= 110 => 2, >= 70 => 0, >= 55 => 2, >= 40 => 3, _ => 4 })
            .Points("Respiratory rate", sheet["respiratory_rate"] switch { >= 50 => 4, >= 35 => 3, >= 25 => 1, >= 12 => 0, >= 10 => 1, >= 6 => 2, _ => 4 });
        if (sheet["fio2"] >= 50)
            sheet.Points("Alveolar-arterial gradient", sheet["aa_gradient"] switch { >= 500 => 4, >= 350 => 3, >= 200 => 2, _ => 0 });
        else
            sheet.Points("PaO2", sheet["pao2"] switch { > 70 => 0, > 60 => 1, >= 55 => 3, _ => 4 });
        var creatinine = sheet["creatinine"] switch { >= 3.5m => 4, >= 2 => 3, >= 1.5m => 2, >= 0.6m => 0, _ => 2 };
        sheet.Points("pH", sheet["ph"] switch { >= 7.7m => 4, >= 7.6m => 3, >= 7.5m => 1, >= 7.33m => 0, >= 7.25m => 2, >= 7.15m => 3, _ => 4 })
            .Points("Sodium", sheet["sodium"] switch { >= 180 => 4, >= 160 => 3, >= 155 => 2, >= 150 => 1, >= 130 => 0, >= 120 => 2, >= 111 => 3, _ => 4 })
            .Points("Potassium", sheet["potassium"] switch { >= 7 => 4, >= 6 => 3, >= 5.5m => 1, >= 3.5m => 0, >= 3 => 1, >= 2.5m => 2, _ => 4 })
            .Points(sheet.Yes("acute_renal_failure") && sheet["creatinine"] >= 1.5m ? "Creatinine, doubled in acute renal failure" : "Creatinine", sheet.Yes("acute_renal_failure") && sheet["creatinine"] >= 1.5m ? 2 * creatinine : creatinine)
            .Points("Haematocrit", sheet["haematocrit"] switch { >= 60 => 4, >= 50 => 2, >= 46 => 1, >= 30 => 0, >= 20 => 2, _ => 4 })
            .Points("White cells", sheet["white_cells"] switch { >= 40 => 4, >= 20 => 2, >= 15 => 1, >= 3 => 0, >= 1 => 2, _ => 4 })
            .Points("15 less Glasgow Coma Scale", 15 - sheet["gcs"]);
        if (sheet.Yes("chronic_disease"))
            sheet.Points("Severe chronic disease, " + sheet.Choice("admission"), sheet.Place("admission") == 2 ? 2 : 5);
        return sheet.Score(sheet.Total >= 25 ? "25 or more: a high risk of death." : "Below 25. The risk of death depends on the diagnosis of admission.");
    }
}
