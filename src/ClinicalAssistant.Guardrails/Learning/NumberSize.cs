namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Which of some sizes a number is of. The bounds are those between which vital signs, temperatures, ages and doses change their meaning; what
/// the number measures is for the words around it to say.
/// </summary>
internal static class NumberSize
{
    private static ReadOnlySpan<float> Bounds => [0.5f, 2, 4, 7.0f, 7.3f, 10, 20, 30, 35, 38, 42, 60, 80, 90, 94, 110, 130];

    /// <summary>From 0 to <see cref="NetworkShape.Numbers"/>, exclusive.</summary>
    public static int Of(float value)
    {
        var size = 0;
        while (size < Bounds.Length && value >= Bounds[size])
            size++;
        return size;
    }
}
