namespace ClinicalAssistant.Guardrails;

/// <summary>A part of a formula: a number, a named operand, or two parts under a sign.</summary>
internal abstract record FormulaTerm
{
    private const decimal Most = 10_000_000;

    /// <summary>What it comes to with the operands' values, in the order in which they are met, or null where it has none.</summary>
    public abstract decimal? Worked(IReadOnlyList<decimal> operands, ref int next);

    /// <summary>Its operands in the same order.</summary>
    public abstract IEnumerable<Operand> Operands { get; }

    /// <summary>A number that the formula states.</summary>
    public sealed record Constant(decimal Value) : FormulaTerm
    {
        public override IEnumerable<Operand> Operands => [];

        public override decimal? Worked(IReadOnlyList<decimal> operands, ref int next) => Value;
    }

    /// <summary>What is to be filled in, with its unit where the formula says one.</summary>
    public sealed record Operand(string Name, string? Unit) : FormulaTerm
    {
        public override IEnumerable<Operand> Operands => [this];

        public override decimal? Worked(IReadOnlyList<decimal> operands, ref int next) => operands[next++];
    }

    /// <summary>A part times itself.</summary>
    public sealed record Square(FormulaTerm Of) : FormulaTerm
    {
        public override IEnumerable<Operand> Operands => Of.Operands;

        public override decimal? Worked(IReadOnlyList<decimal> operands, ref int next) => Of.Worked(operands, ref next) is { } value && Math.Abs(value) < 10_000 ? value * value : null;
    }

    /// <summary>Two parts under one of <c>+ − × ÷</c>.</summary>
    public sealed record Pair(FormulaTerm Left, char Sign, FormulaTerm Right) : FormulaTerm
    {
        public override IEnumerable<Operand> Operands => Left.Operands.Concat(Right.Operands);

        public override decimal? Worked(IReadOnlyList<decimal> operands, ref int next)
        {
            var left = Left.Worked(operands, ref next);
            var right = Right.Worked(operands, ref next);
            if (left is not { } one || right is not { } other || Math.Abs(one) > Most || Math.Abs(other) > Most)
                return null;
            return Sign switch
            {
                '+' => one + other,
                '−' => one - other,
                '×' => one * other,
                _ => other == 0 ? null : one / other,
            };
        }
    }
}
