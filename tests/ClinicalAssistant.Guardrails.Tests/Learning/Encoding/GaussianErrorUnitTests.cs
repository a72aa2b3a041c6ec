namespace ClinicalAssistant.Guardrails.Tests;

public sealed class GaussianErrorUnitTests
{
    // x and x Φ(x), with Φ from a table of the normal distribution (Abramowitz and Stegun, table 26.1).
    [Theory]
    [InlineData(0f, 0)]
    [InlineData(1f, 0.841344746)]
    [InlineData(-1f, -0.158655254)]
    [InlineData(2f, 1.954499736)]
    [InlineData(-3f, -0.004049694)]
    [InlineData(12f, 12)]
    public void It_is_the_number_times_the_share_below_it(float x, double expected)
    {
        float[] values = [x, x, x, x, x, x, x, x];
        GaussianErrorUnit.Apply(values);
        Assert.All(values, value => Assert.Equal(expected, value, 2e-6));
    }
}
