using System.Text.Json;
using ClinicalAssistant.Cli.Tests.Support;

namespace ClinicalAssistant.Cli.Tests;

public sealed class MedicationsTests
{
    [Fact]
    public async Task A_dangerous_pair_comes_out_with_what_to_do_and_what_was_not_recognised()
    {
        using var site = new Site();
        var run = await site.RunAsync("medications", "check", "warfarin 3 mg od, ibuprofn 400 mg tds, foobarazole 10 mg");
        Assert.Equal(0, run.Code);
        Assert.Contains("Ibuprofen + warfarin", run.Out, StringComparison.Ordinal);
        Assert.Contains("do: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("not checked: foobarazole", run.Out, StringComparison.Ordinal);
        Assert.Contains("check the name", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_keeps_order_and_ids_and_takes_facts_of_the_patient()
    {
        using var site = new Site();
        const string input = """
            {"id":"a","medications":["metformin 1 g bd"],"patient":{"egfr":22}}
            {"id":"b","text":"ramipril 5 mg od, amlodipine 5 mg od"}
            {"id":"c"}

            """;
        var run = await site.PipeAsync(input, "medications", "check", "--input", "-");
        var lines = run.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["a", "b", "c"], lines.Select(line => line.GetProperty("id").GetString()));
        Assert.Equal("contraindicated", lines[0].GetProperty("alerts")[0].GetProperty("severity").GetString());
        Assert.Equal(0, lines[1].GetProperty("alerts").GetArrayLength());
        Assert.True(lines[2].TryGetProperty("error", out _));
        Assert.Equal(1, run.Code);
    }

    [Fact]
    public async Task A_drug_is_shown_with_the_basis_of_its_facts()
    {
        using var site = new Site();
        var run = await site.RunAsync("medications", "show", "paracetamol");
        Assert.Equal(0, run.Code);
        Assert.Contains("4", run.Out, StringComparison.Ordinal);
        Assert.NotEqual(0, (await site.RunAsync("medications", "show", "foobarazole")).Code);
    }
}
