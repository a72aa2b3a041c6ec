namespace ClinicalAssistant.Knowledge.Tests;

/// <summary>The table of units against UCUM itself, and conversions both worlds use.</summary>
public sealed class UnitTableTests
{
    [Fact]
    public void The_table_agrees_with_ucum_wherever_ucum_knows_the_unit()
    {
        var compared = 0;
        foreach (var kind in UnitTables.Kinds.Values)
        {
            var (first, size) = kind.First();
            foreach (var unit in kind.Where(unit => unit.Key != first && !unit.Key.Contains('{', StringComparison.Ordinal)))
            {
                if (UcumSystem.Factor(unit.Key, first) is not { } factor)
                    continue;
                Assert.True(Math.Abs((factor * size / unit.Value) - 1) < 0.00001m, unit.Key);
                compared++;
            }
        }

        Assert.InRange(compared, 30, 200);
    }

    [Theory]
    [InlineData(88.42, "umol/L", "mg/dL", "creatinine", 1.0)]
    [InlineData(5.55, "mmol/L", "mg/dL", "glucose", 100)]
    [InlineData(17.1, "umol/L", "mg/dL", "bilirubin", 1.0)]
    [InlineData(2.5, "mmol/L", "mg/dL", "calcium", 10.02)]
    [InlineData(7.14, "mmol/L", "mg/dL", "urea-nitrogen", 20)]
    [InlineData(5.17, "mmol/L", "mg/dL", "cholesterol", 200)]
    [InlineData(1.7, "mmol/L", "mg/dL", "triglycerides", 150.5)]
    [InlineData(4.0, "meq/L", "mmol/L", "potassium", 4.0)]
    [InlineData(4.8, "meq/L", "mg/dL", "calcium", 9.62)]
    [InlineData(13.33, "kPa", "mm[Hg]", null, 100)]
    [InlineData(100.4, "[degF]", "Cel", null, 38)]
    [InlineData(150000, "/uL", "10*9/L", null, 150)]
    [InlineData(0.21, "1", "%", null, 21)]
    public void Values_of_both_worlds_meet(double value, string from, string to, string? substance, double expected) =>
        Assert.InRange(UnitConversion.Convert((decimal)value, from, to, substance)!.Value, (decimal)expected * 0.995m, (decimal)expected * 1.005m);

    [Fact]
    public void A_unit_that_the_table_lacks_is_asked_of_ucum() => Assert.InRange(UnitConversion.Convert(1, "[car_m]", "g", null)!.Value, 0.1999m, 0.2001m);

    [Theory]
    [InlineData("kg", "cm")]
    [InlineData("mmol/L", "mg/dL")]
    [InlineData("nonsense", "mg/dL")]
    public void What_does_not_measure_the_same_does_not_convert(string from, string to) => Assert.Null(UnitConversion.Convert(1, from, to, null));

    [Fact]
    public void Every_unit_is_read_back_from_the_way_it_is_shown() => Assert.All(
        new CalculatorCatalogue().All.SelectMany(calculator => calculator.Inputs).Where(input => input.Unit is not null).SelectMany(input => input.Units.Append(input.Unit!)).Distinct(),
        unit => Assert.Equal(unit, UnitNames.Ucum(UnitNames.Shown(unit))));
}
