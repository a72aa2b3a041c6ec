using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Models;

namespace ClinicalAssistant.Evals;

/// <summary>A case with the text it got, and the pipeline's record where the pipeline answered.</summary>
internal sealed record CaseRun(EvalCase Case, string Text) : PatientWords
{
    /// <summary>What the pipeline recorded, or null where a model was asked without it.</summary>
    public Answer? Record { get; init; }

    /// <summary>The record; readers let no assertion that needs it into a suite without the pipeline.</summary>
    public Answer Answer => Record ?? throw new InvalidOperationException("There is no record: the suite asks a model without the pipeline.");

    /// <summary>What the search found, best first; empty where none was asked.</summary>
    public IReadOnlyList<PassageHit> Hits { get; init; } = [];

    /// <summary>Who wrote the text.</summary>
    public required string Provider { get; init; }

    /// <summary>Tokens, where the provider reported them.</summary>
    public ModelUse? Use { get; init; }

    /// <summary>Cost by the site's prices, or null.</summary>
    public decimal? Cost { get; init; }

    /// <summary>From asking to the last word.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The judge of model-graded assertions, or null where none was named.</summary>
    public Judge? Judge { get; init; }
}
