namespace ClinicalAssistant.Orchestration.Tests;

public sealed class PipelineOrderTests
{
    [Fact]
    public async Task The_input_guard_precedes_and_the_output_guard_follows_generation()
    {
        await using var consulting = new Consulting();
        Assert.Equal(["receive", "guard input", "route", "ground", "generate", "guard output", "deliver"], consulting.Pipeline.Order);
    }
}
