using ClinicalAssistant.Cli.Tests.Support;

namespace ClinicalAssistant.Cli.Tests;

public sealed class EngineVerbTests
{
    [Fact]
    public async Task Findings_of_one_text_read_as_present_and_absent()
    {
        using var site = new Site();
        var run = await site.RunAsync("findings", "58-year-old man with fever, no cough");
        Assert.Contains("age       58 years", run.Out, StringComparison.Ordinal);
        Assert.Contains("observed  Fever (HP:0001945)", run.Out, StringComparison.Ordinal);
        Assert.Contains("excluded  Cough (HP:0012735)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Top_limits_the_ranking()
    {
        using var site = new Site();
        var run = await site.RunAsync("differential", "58-year-old man with crushing chest pain", "--top", "2");
        Assert.Contains(" 2. ", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(" 3. ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calculation_shows_its_arithmetic_and_source()
    {
        using var site = new Site();
        var run = await site.RunAsync("calculate", "curb-65", "--set", "age=70 a", "confusion=no", "urea=8 mmol/L", "--set", "respiratory_rate=32", "systolic=88", "diastolic=60");
        Assert.Equal(0, run.Code);
        Assert.StartsWith("4 points", run.Out, StringComparison.Ordinal);
        Assert.Contains("Urea above 7 mmol/L: +1", run.Out, StringComparison.Ordinal);
        Assert.Contains("Source: CURB-65", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_input_is_asked_for_and_never_assumed()
    {
        using var site = new Site();
        var run = await site.RunAsync("calculate", "curb-65", "--set", "age=70");
        Assert.Equal(2, run.Code);
        Assert.Empty(run.Out);
        Assert.Contains("urea", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_a_terminal_each_missing_input_is_asked_for_until_it_can_be_used()
    {
        using var site = new Site();
        var run = await site.TypeAsync("fast\n4000\n88 umol/L\n", "calculate", "ckd-epi-2021", "--set", "age=50 a", "sex=male");
        Assert.Equal(0, run.Code);
        Assert.Contains("Serum creatinine (0.1 to 40 mg/dL", run.Error, StringComparison.Ordinal);
        Assert.Contains("cannot be read", run.Error, StringComparison.Ordinal);
        Assert.Contains("outside 0.1 to 40", run.Error, StringComparison.Ordinal);
        Assert.Contains("mL/min/1.73 m²", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calculators_are_listed_and_shown_with_what_they_need()
    {
        using var site = new Site();
        Assert.Contains("curb-65", (await site.RunAsync("calculate", "list")).Out, StringComparison.Ordinal);
        var shown = await site.RunAsync("calculate", "show", "curb-65");
        Assert.Contains("mmol/L (or in mg/dL)", shown.Out, StringComparison.Ordinal);
        Assert.Equal(2, (await site.RunAsync("calculate", "show", "curb")).Code);
    }

    [Fact]
    public async Task A_text_may_come_from_a_pipe()
    {
        using var site = new Site();
        var run = await site.PipeAsync("Write to jane.roe@example.org.", "deidentify");
        Assert.Equal(0, run.Code);
        Assert.DoesNotContain("jane.roe", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_is_checked_and_a_broken_one_does_not_hold()
    {
        using var site = new Site();
        Assert.Equal(0, (await site.RunAsync("guard", "verify-policy")).Code);
        Directory.CreateDirectory(site.PathOf("policies"));
        site.File_("policies/harm.json", "{");
        var broken = await site.RunAsync("guard", "verify-policy", site.PathOf("policies"));
        Assert.Equal(1, broken.Code);
        Assert.Contains("harm.json", broken.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await site.RunAsync("guard", "verify-policy", site.PathOf("nowhere"))).Code);
    }
}
