namespace ClinicalAssistant.Guardrails.Tests;

public sealed class MeasureTermTests
{
    private static readonly MeasureTerm Saturation = new(["spo2", "oxygen"], 90, null, 40, 100);
    private static readonly MeasureTerm Pressure = new(["bp"], 90, null, 30, 260);
    private static readonly MeasureTerm Glucose = new(["glucose"], 40, null, 6, 900);

    [Theory]
    [InlineData("72M now breathless, SpO2 on 15 L NRB 82%", true)]
    [InlineData("SpO2 on 15 L 82 and falling", true)]
    [InlineData("SpO2 on 15 L NRB 97%", false)]
    [InlineData("on oxygen 2 L HR 88", false)]
    [InlineData("on oxygen 2 L, 88 on the list", false)]
    [InlineData("oxygen 2 L 88 year old", false)]
    [InlineData("oxygen for 3 hours 45 minutes", false)]
    [InlineData("BP at 14:30 was 70/40", true)]
    [InlineData("BP at 14:30 was 120/80", false)]
    [InlineData("BP on 12/31 120/80", false)]
    [InlineData("BP 300/85", false)]
    [InlineData("BP 84/50", true)]
    [InlineData("glucose at 14:30 was 31", true)]
    [InlineData("glucose at 14:30 was 110", false)]
    public void A_number_that_is_something_else_is_passed_over(string text, bool found)
    {
        var index = new TermIndex();
        var heart = index.AddGroup([], [new MeasureTerm(["hr"], 36, null, 15, 300)]);
        var group = index.AddGroup([], [Saturation, Pressure, Glucose]);
        var hits = index.Find(Tokens.Read(text));
        Assert.Equal(found, hits.Any(group));
        Assert.False(hits.Any(heart));
    }

    [Theory]
    [InlineData("72M now breathless, SpO2 on 15 L NRB 82%")]
    [InlineData("68F now drowsy and pale, BP at 14:30 was 70/40")]
    public void A_measure_behind_another_number_escalates(string text) => Assert.NotNull(Policies.Guard.Judge(new GuardInput { Text = text }).Emergency);
}
