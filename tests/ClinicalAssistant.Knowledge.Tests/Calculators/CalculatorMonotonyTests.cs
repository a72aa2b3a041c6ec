namespace ClinicalAssistant.Knowledge.Tests;

/// <summary>Results that medicine expects to rise or fall with one input do so over its whole range.</summary>
public sealed class CalculatorMonotonyTests
{
    private const int Places = 25;

    private static readonly CalculatorCatalogue Catalogue = new();

    [Theory]
    [InlineData("ckd-epi-2021", "creatinine", -1)]
    [InlineData("ckd-epi-2021", "age", -1)]
    [InlineData("ckd-epi-2021-cystatin", "cystatin_c", -1)]
    [InlineData("ckd-epi-2009", "creatinine", -1)]
    [InlineData("mdrd", "creatinine", -1)]
    [InlineData("cockcroft-gault", "creatinine", -1)]
    [InlineData("schwartz", "height", 1)]
    [InlineData("meld-2002", "creatinine", 1)]
    [InlineData("meld-na", "sodium", -1)]
    [InlineData("meld-3", "bilirubin", 1)]
    [InlineData("meld-3", "albumin", -1)]
    [InlineData("child-pugh", "albumin", -1)]
    [InlineData("fib-4", "ast", 1)]
    [InlineData("fib-4", "platelets", -1)]
    [InlineData("grace", "age", 1)]
    [InlineData("grace", "systolic", -1)]
    [InlineData("psi", "age", 1)]
    [InlineData("pesi", "saturation", -1)]
    [InlineData("glasgow-blatchford", "haemoglobin", -1)]
    [InlineData("glasgow-blatchford", "bun", 1)]
    [InlineData("sofa", "platelets", -1)]
    [InlineData("sofa", "noradrenaline", 1)]
    [InlineData("sofa", "urine_output", -1)]
    [InlineData("cha2ds2-vasc", "age", 1)]
    [InlineData("charlson", "age", 1)]
    [InlineData("ascvd-pce", "systolic", 1)]
    [InlineData("framingham-chd", "systolic", 1)]
    [InlineData("qtc-fridericia", "qt", 1)]
    [InlineData("corrected-calcium", "albumin", -1)]
    [InlineData("corrected-sodium", "glucose", 1)]
    [InlineData("bmi", "weight", 1)]
    [InlineData("rox", "fio2", -1)]
    [InlineData("homa-ir", "insulin", 1)]
    [InlineData("parkland", "burned_area", 1)]
    [InlineData("kdigo-aki", "creatinine", 1)]
    [InlineData("anc", "segmented", 1)]
    [InlineData("news2", "oxygen", 1)]
    public void Rises_or_falls_as_medicine_says(string id, string name, int direction)
    {
        var calculator = Catalogue.Find(id)!;
        var input = calculator.Find(name)!;
        decimal? last = null;
        for (var i = 0; i <= Places; i++)
        {
            var value = input.Kind == InputKind.YesNo
                ? CalculatorValue.Of(i > Places / 2)
                : CalculatorValue.Of(input.Minimum!.Value + ((input.Maximum!.Value - input.Minimum.Value) * i / Places));
            if (calculator.Calculate(SampleInputs.Ordinary(calculator).With(name, value)).Result is not { } result)
                continue;
            Assert.True(last is null || (result.Value - last.Value) * direction >= 0);
            last = result.Value;
        }

        Assert.NotNull(last);
    }
}
