using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>MELD 3.0, the allocation score of the United States since July 2023 (Kim et al., Gastroenterology 2021).</summary>
internal sealed class Meld3Score : Calculator
{
    public override string Id => "meld-3";

    public override string Name => "MELD 3.0 score";

    public override IReadOnlyList<string> Aliases => ["meld-3", "meld 3.0", "meld 3", "meld3", "meld", "meld score"];

    public override string Population => "Patients of 12 years and older with end-stage liver disease; from 12 to 17 years the sex term counts for all.";

    public override Source Source { get; } = new("MELD 3.0: The Model for End-stage Liver Disease Updated for the Modern Era (PMID 34481845)", "Gastroenterology", 2021, "https://pmc.ncbi.nlm.nih.gov/articles/PMC8608337");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } = [Age(12), SexInput, Bilirubin, Inr, Creatinine, Sodium, Albumin, MeldTerms.Dialysis];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var creatinine = Math.Log(sheet.Yes("dialysis") ? 3 : (double)Math.Clamp(sheet["creatinine"], 1, 3));
        var (bilirubin, inr) = (Math.Log((double)Math.Max(sheet["bilirubin"], 1)), Math.Log((double)Math.Max(sheet["inr"], 1)));
        var (sodium, albumin) = (137 - (double)Math.Clamp(sheet["sodium"], 125, 137), 3.5 - (double)Math.Clamp(sheet["albumin"], 1.5m, 3.5m));
        var bySex = sheet.Female || sheet["age"] < 18 ? 1.33 : 0;
        var value = bySex + (4.56 * bilirubin) + (0.82 * sodium) - (0.24 * sodium * bilirubin) + (9.09 * inr) + (11.14 * creatinine) + (1.85 * albumin) - (1.83 * albumin * creatinine) + 6;
        sheet.Step($"ln bilirubin {bilirubin} (at least 1), ln INR {inr} (at least 1), ln creatinine {creatinine} (1 to 3{(sheet.Yes("dialysis") ? ", 3 on dialysis" : "")}), 137 - Na {sodium} (125 to 137), 3.5 - albumin {albumin} (1.5 to 3.5)")
            .Step($"{bySex} + 4.56 x {bilirubin} + 0.82 x {sodium} - 0.24 x {sodium} x {bilirubin} + 9.09 x {inr} + 11.14 x {creatinine} + 1.85 x {albumin} - 1.83 x {albumin} x {creatinine} + 6 = {value}");
        var rounded = Math.Min(sheet.Rounded((decimal)value), 40);
        return sheet.Result(rounded, "{score}", MeldTerms.Band(rounded));
    }
}
