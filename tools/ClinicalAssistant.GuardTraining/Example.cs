using Microsoft.ML.Data;

namespace ClinicalAssistant.GuardTraining;

/// <summary>One row as ML.NET reads it.</summary>
internal sealed class Example
{
    public VBuffer<float> Features { get; set; }

    public bool Label { get; set; }

    public float Weight { get; set; } = 1;

    public uint Category { get; set; }
}
