using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Daily morphine milligram equivalents by the factors of the CDC guideline of 2022.</summary>
internal sealed class MorphineEquivalents : Calculator
{
    private static readonly (string Name, string Label, decimal Factor, string Unit, bool InGuideline)[] Opioids =
    [
        ("codeine", "Codeine", 0.15m, "mg", true),
        ("hydrocodone", "Hydrocodone", 1, "mg", true),
        ("hydromorphone", "Hydromorphone", 5, "mg", true),
        ("methadone", "Methadone", 4.7m, "mg", true),
        ("morphine", "Morphine", 1, "mg", true),
        ("oxycodone", "Oxycodone", 1.5m, "mg", true),
        ("oxymorphone", "Oxymorphone", 3, "mg", true),
        ("tapentadol", "Tapentadol", 0.4m, "mg", true),
        ("tramadol", "Tramadol", 0.2m, "mg", true),
        ("buprenorphine", "Buprenorphine", 10, "mg", false),
        ("fentanyl_buccal", "Fentanyl buccal", 0.13m, "ug", false),
    ];

    public override string Id => "mme";

    public override string Name => "Morphine milligram equivalents per day (CDC 2022)";

    public override IReadOnlyList<string> Aliases => ["mme", "morphine milligram equivalents", "morphine equivalents", "morphine equivalent", "oral morphine equivalent", "opioid mme", "omeq"];

    public override string Population => "Adults with oral or transdermal opioids for pain. Never a dose for changing from one opioid to another: that must be substantially lower.";

    public override int Digits => 2;

    public override Source Source { get; } = new("CDC Clinical Practice Guideline for Prescribing Opioids for Pain 2022, table of conversion factors", "GlobalRPh, after the Centers for Disease Control and Prevention", 2022, "https://globalrph.com/medcalcs/morphine-milligram-equivalents-calculator");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        .. Opioids.SelectMany(opioid => (CalculatorInput[])
        [
            new(opioid.Name + "_dose", opioid.Label + ", one dose", InputKind.Quantity) { Unit = opioid.Unit, Minimum = 0, Maximum = opioid.Unit == "ug" ? 20000 : 5000, Units = opioid.Unit == "ug" ? ["mg"] : ["ug"], Absent = "" },
            new(opioid.Name + "_per_day", opioid.Label + ", doses a day", InputKind.Quantity) { Unit = "/d", Minimum = 0, Maximum = 48, Absent = "" },
        ]),
        new("fentanyl_patch", "Fentanyl patch", InputKind.Quantity) { Unit = "ug/h", Minimum = 0, Maximum = 1000, Absent = "" },
    ];

    internal override IEnumerable<InputProblem> Check(Worksheet sheet)
    {
        foreach (var opioid in Opioids)
        {
            if (sheet.Has(opioid.Name + "_dose") != sheet.Has(opioid.Name + "_per_day"))
                yield return new InputProblem(opioid.Name + (sheet.Has(opioid.Name + "_dose") ? "_per_day" : "_dose"), $"{opioid.Label} needs both one dose ({opioid.Name}_dose) and doses a day ({opioid.Name}_per_day).");
        }

        if (!sheet.Has("fentanyl_patch") && !Opioids.Any(opioid => sheet.Has(opioid.Name + "_dose") || sheet.Has(opioid.Name + "_per_day")))
            yield return new InputProblem("", "Give at least one opioid, for example oxycodone_dose=10 mg and oxycodone_per_day=4.");
    }

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var sum = 0m;
        foreach (var opioid in Opioids)
        {
            if (sheet.Find(opioid.Name + "_dose") is not { } dose)
                continue;
            var part = dose * sheet[opioid.Name + "_per_day"] * opioid.Factor;
            sum += part;
            sheet.Step($"{opioid.Label} {dose} {opioid.Unit} x {sheet[opioid.Name + "_per_day"]} x {opioid.Factor} = {part}");
            if (!opioid.InGuideline)
                sheet.Note($"The factor of {opioid.Label.ToLowerInvariant()} is not in the CDC table of 2022; CDC gives none for it.");
        }

        if (sheet.Find("fentanyl_patch") is { } patch)
        {
            sum += patch * 2.4m;
            sheet.Step($"Fentanyl patch {patch} µg/h x 2.4 = {patch * 2.4m}");
        }

        sheet.Step($"sum = {sum} MME a day");
        return sheet.Result(sum, "{MME}/d", sum >= 50 ? "50 MME a day or more: overdose risk is raised; reassess benefit and offer naloxone." : "Below 50 MME a day.");
    }
}
