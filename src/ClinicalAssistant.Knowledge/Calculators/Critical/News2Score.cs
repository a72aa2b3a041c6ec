using ClinicalAssistant.Core;
using static ClinicalAssistant.Knowledge.StandardInputs;

namespace ClinicalAssistant.Knowledge;

/// <summary>National Early Warning Score 2 (Royal College of Physicians, 2017).</summary>
internal sealed class News2Score : Calculator
{
    public override string Id => "news2";

    public override string Name => "National Early Warning Score 2 (NEWS2)";

    public override IReadOnlyList<string> Aliases => ["news2", "news 2", "national early warning score", "news2 score", "news score"];

    public override string Population => "Acutely ill patients from 16 years; not children, not in pregnancy.";

    public override string Terms => "Royal College of Physicians, London, 2017: reproduced with acknowledgement, unmodified.";

    public override Source Source { get; } = new("NEWS2 chart 1: the NEWS scoring system", "Royal College of Physicians", 2017, "https://scribd.com/document/584338409/NEWS2-Chart-1-The-NEWS-scoring-system-0-0");

    public override IReadOnlyList<CalculatorInput> Inputs { get; } =
    [
        RespiratoryRate, Saturation,
        Yes("scale_2", "Target saturation 88 to 92 % (confirmed hypercapnic failure, scale 2)", "scale 2", "spo2 scale 2", "target 88-92") with { Absent = "scale 1 was used, which holds unless hypercapnic failure is confirmed." },
        Yes("oxygen", "On supplemental oxygen", "on oxygen", "supplemental oxygen", "nasal cannula", "nasal cannulae") with { QuestionWords = ["on oxygen", "supplemental oxygen", "nasal cannula", "nasal cannulae", "l o2", "l/min o2"] },
        Systolic, HeartRate,
        OneOf("consciousness", "Consciousness (ACVPU)", "alert", "new confusion", "voice", "pain", "unresponsive") with { QuestionWords = ["consciousness", "acvpu", "avpu"] },
        Temperature,
    ];

    internal override CalculationResult Compute(Worksheet sheet)
    {
        int[] points =
        [
            sheet["respiratory_rate"] switch { <= 8 => 3, <= 11 => 1, <= 20 => 0, <= 24 => 2, _ => 3 },
            sheet.Yes("scale_2") ? Scale2(sheet["saturation"], sheet.Yes("oxygen")) : sheet["saturation"] switch { <= 91 => 3, <= 93 => 2, <= 95 => 1, _ => 0 },
            sheet.Yes("oxygen") ? 2 : 0,
            sheet["systolic"] switch { <= 90 => 3, <= 100 => 2, <= 110 => 1, < 220 => 0, _ => 3 },
            sheet["heart_rate"] switch { <= 40 => 3, <= 50 => 1, <= 90 => 0, <= 110 => 1, <= 130 => 2, _ => 3 },
            sheet.Is("consciousness", "alert") ? 0 : 3,
            sheet["temperature"] switch { <= 35 => 3, <= 36 => 1, <= 38 => 0, <= 39 => 1, _ => 2 },
        ];
        sheet.Points("Respiratory rate", points[0]).Points("Oxygen saturation", points[1]).Points("Supplemental oxygen", points[2]).Points("Systolic pressure", points[3])
            .Points("Heart rate", points[4]).Points("Consciousness", points[5]).Points("Temperature", points[6]);
        return sheet.Score(sheet.Total >= 7 ? "7 or more: emergency response."
            : sheet.Total >= 5 ? "5 or 6: urgent response."
            : Array.Exists(points, one => one == 3) ? "A single 3: urgent review on the ward."
            : sheet.Total > 0 ? "1 to 4: low; assessment on the ward." : "0: continue monitoring.");
    }

    private static int Scale2(decimal saturation, bool oxygen) => saturation switch { <= 83 => 3, <= 85 => 2, <= 87 => 1, <= 92 => 0, _ when !oxygen => 0, <= 94 => 1, <= 96 => 2, _ => 3 };
}
