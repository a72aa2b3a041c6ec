using System.Text.Json.Serialization;

namespace ClinicalAssistant.Evals;

/// <summary>What a suite's figure says something about. Only a run on a real model says anything about a model's answers.</summary>
public enum SuiteKind
{
    /// <summary>The deterministic engines and guards, on the reference generator.</summary>
    [JsonStringEnumMemberName("engine")]
    Engine,

    /// <summary>The prompts as they are rendered.</summary>
    [JsonStringEnumMemberName("prompt")]
    Prompt,

    /// <summary>The guards against a scripted model that lies.</summary>
    [JsonStringEnumMemberName("guard")]
    Guard,
}
