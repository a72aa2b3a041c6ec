using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Light's criteria for pleural fluid: how many are met.</summary>
internal sealed class LightsCriteria : Calculator
{
    public override string Id => "lights";

    public override string Name => "Light's criteria";

    public override IReadOnlyList<string> Aliases => ["light's criteria", "lights criteria", "light criteria", "light’s criteria"];

    public override string Population => "Adults with a pleural effusion; diuretics can turn a transudate into an exudate by these criteria.";

    public override Source Source { get; } = new("Light's criteria, table", "Cleveland Clinic Journal of Medicine", null, "https://www.ccjm.org/highwire/markup/868/expansion?width=1000&height=500&iframe=true&postprocessors=highwire_tables%2Chighwire_reclass%2Chighwire_figures%2Chighwire_math%2Chighwire_inline_linked_media%2Chighwire_embed");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        Protein("pleural_protein", "Protein in pleural fluid", "pleural protein", "fluid protein"),
        Protein("serum_protein", "Total protein in serum", "serum protein", "total protein"),
        Enzyme("pleural_ldh", "LDH in pleural fluid", "pleural ldh", "fluid ldh"),
        Enzyme("serum_ldh", "LDH in serum", "serum ldh"),
        Enzyme("ldh_upper_limit", "Upper limit of normal of serum LDH", "ldh upper limit", "uln"),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var (protein, enzyme, limit) = (sheet["pleural_protein"] / sheet["serum_protein"], sheet["pleural_ldh"] / sheet["serum_ldh"], sheet["ldh_upper_limit"] * 2 / 3);
        sheet.Points(FormattableString.Invariant($"Protein ratio {Worksheet.Shown(protein)} above 0.5"), 1, protein > 0.5m)
            .Points(FormattableString.Invariant($"LDH ratio {Worksheet.Shown(enzyme)} above 0.6"), 1, enzyme > 0.6m)
            .Points(FormattableString.Invariant($"Pleural LDH above two thirds of the upper limit ({Worksheet.Shown(limit)} U/L)"), 1, sheet["pleural_ldh"] > limit);
        return sheet.Score(sheet.Total > 0 ? "Exudate." : "Transudate.");
    }

    private static CalculatorInput Protein(string name, string label, params string[] words) => new(name, label, InputKind.Quantity) { Unit = "g/dL", Minimum = 0.1m, Maximum = 15, Units = ["g/L"], QuestionWords = words };

    private static CalculatorInput Enzyme(string name, string label, params string[] words) => new(name, label, InputKind.Quantity) { Unit = "U/L", Minimum = 1, Maximum = 100000, QuestionWords = words };
}
