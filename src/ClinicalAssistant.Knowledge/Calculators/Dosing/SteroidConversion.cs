using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>Equivalent anti-inflammatory doses of corticosteroids.</summary>
internal sealed class SteroidConversion : Calculator
{
    private static readonly Dictionary<string, decimal> Equivalents = new(StringComparer.Ordinal)
    {
        ["betamethasone"] = 0.75m, ["cortisone"] = 25, ["dexamethasone"] = 0.75m, ["hydrocortisone"] = 20, ["methylprednisolone"] = 4, ["prednisolone"] = 5, ["prednisone"] = 5, ["triamcinolone"] = 4,
    };

    public override string Id => "steroid-conversion";

    public override string Name => "Corticosteroid conversion";

    public override IReadOnlyList<string> Aliases => ["steroid-conversion", "steroid conversion", "corticosteroid conversion", "steroid equivalent", "prednisolone equivalent", "prednisone equivalent", "convert steroid"];

    public override string Population => "Systemic doses, by mouth or vein, by anti-inflammatory potency. It takes no account of mineralocorticoid effect or of how long they act; not for intra-articular or topical use.";

    public override int Digits => 4;

    public override Source Source { get; } = new("Corticosteroid (potency): equivalent anti-inflammatory doses", "GPnotebook", 2021, "https://gpnotebook.com/simplepage.cfm?ID=-1402273747");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        OneOf("from", "Given corticosteroid", [.. Equivalents.Keys]),
        new("dose", "Its dose", InputKind.Quantity) { Unit = "mg", Minimum = 0.001m, Maximum = 10000, Units = ["g", "ug"] },
        OneOf("to", "Wanted corticosteroid", [.. Equivalents.Keys]),
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        var (from, to) = (Equivalents[sheet.Choice("from")], Equivalents[sheet.Choice("to")]);
        var value = sheet["dose"] * to / from;
        sheet.Step($"{from} mg {sheet.Choice("from")} = {to} mg {sheet.Choice("to")}")
            .Step($"{sheet["dose"]} mg x {to} / {from} = {value} mg");
        return sheet.Result(value, "mg", "An equivalence, not a prescription: choose a strength that exists, and mind the mineralocorticoid effect.");
    }
}
