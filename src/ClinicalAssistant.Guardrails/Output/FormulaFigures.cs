using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Figures that a formula gives for the case, its operands found by their names ("mean arterial pressure" of 96/54). The formula stands in the evidence
/// or is a standard one, and the sentence names what it gives.
/// </summary>
internal sealed class FormulaFigures(GuardPolicy policy, FactBase facts)
{
    private const int MostOfAnOperand = 4;
    private const int MostTried = 64;
    private const int MostSteps = 512;
    private const decimal Rounding = 0.51m;
    private const decimal Roughly = 0.03m;
    private readonly Dictionary<string, HashSet<uint>> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<Fact, Formula?> _read = new(ReferenceEqualityComparer.Instance);

    public bool Follows(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis)
    {
        foreach (var formula in policy.Answers.Formulas)
        {
            if (IsResult(formula, sentence, number, value))
                return true;
        }

        foreach (var fact in basis)
        {
            if (!_read.TryGetValue(fact, out var formula))
                _read[fact] = formula = FormulaReader.Read(fact.Statement.Text);
            if (formula is not null && IsResult(formula, sentence, number, value))
                return true;
        }

        return false;
    }

    private bool IsResult(Formula formula, Statement sentence, TextNumber number, decimal value)
    {
        var name = Concepts(formula.Name);
        if (Sets.Shared(name, sentence.Stems) is var shared && (shared == 0 || shared * 2 < name.Count))
            return false;
        var operands = formula.Term.Operands.ToList();
        var found = new List<List<Named>>(operands.Count);
        foreach (var operand in operands)
        {
            var values = Values(operand, sentence, number);
            if (values.Count == 0)
                return false;
            found.Add(values);
        }

        var margin = NumberUnits.IsApproximate(sentence.Text, number) ? Roughly * value : Rounding * Unit(value.Scale);
        int tried = 0, steps = 0;
        return Tries(0, []);

        bool Tries(int at, List<Named> chosen)
        {
            if (tried >= MostTried || steps++ >= MostSteps)
                return false;
            if (at < found.Count)
            {
                foreach (var candidate in found[at])
                {
                    // One figure is one operand, unless the formula names that twice.
                    if (chosen.FindIndex(other => other.Place == candidate.Place && other.Value == candidate.Value) is var same and >= 0 && operands[same].Name != operands[at].Name)
                        continue;
                    chosen.Add(candidate);
                    if (Tries(at + 1, chosen))
                        return true;
                    chosen.RemoveAt(at);
                }

                return false;
            }

            var next = 0;
            tried++;
            return formula.Term.Worked([.. chosen.Select(candidate => candidate.Value)], ref next) is { } result && Math.Abs(result - value) <= margin;
        }
    }

    private static decimal Unit(int scale)
    {
        var unit = 1m;
        for (var i = 0; i < Math.Min(scale, 6); i++)
            unit /= 10;
        return unit;
    }

    /// <summary>The figures that stand for an operand, those whose words say most of its name.</summary>
    private List<Named> Values(FormulaTerm.Operand operand, Statement sentence, TextNumber but)
    {
        var name = Concepts(operand.Name);
        var systolic = operand.Name.Contains("systolic", StringComparison.OrdinalIgnoreCase) || operand.Name.Contains("SBP", StringComparison.Ordinal);
        var diastolic = operand.Name.Contains("diastolic", StringComparison.OrdinalIgnoreCase) || operand.Name.Contains("DBP", StringComparison.Ordinal);
        List<Named> best = [];
        var most = 0;
        foreach (var statement in facts.Facts.Select(fact => fact.Statement).Append(sentence))
        {
            foreach (var figure in statement.Numbers)
            {
                if ((ReferenceEquals(statement, sentence) && figure.Start >= but.Start) || figure.Value is < 0 or > 1_000_000)
                    continue;
                if ((systolic || diastolic) && figure is { Second: { } second, Value: >= 40 and <= 300 } && figure.Unit is null or "mm[Hg]")
                {
                    Add(systolic ? figure.Value : second, figure.Start, int.MaxValue);
                    continue;
                }

                var said = Sets.Shared(name, [.. FigureLabels.Of(statement, figure)]);
                if (said > 0 && figure.High is null && figure.Second is null && Scaled(figure, operand.Unit) is { } scaled)
                    Add(scaled, figure.Start, said);
            }
        }

        return best;

        void Add(decimal value, int place, int said)
        {
            if (said > most)
                best.Clear();
            most = Math.Max(most, said);
            if (said == most && best.Count < MostOfAnOperand)
                best.Add(new Named(value, place));
        }
    }

    /// <summary>The figure in the unit that the formula asks for, or null where it measures something else.</summary>
    private static decimal? Scaled(TextNumber figure, string? unit) =>
        unit is null || figure.Unit is null ? figure.Value : NumberReader.Ratio(figure.Unit, unit) is { } scale ? figure.Value * scale : null;

    private HashSet<uint> Concepts(string name) => _names.TryGetValue(name, out var known) ? known : _names[name] = Statement.Read(name, policy).Stems;

    private readonly record struct Named(decimal Value, int Place);
}
