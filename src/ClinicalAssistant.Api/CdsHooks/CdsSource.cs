namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>What a card rests on.</summary>
internal sealed record CdsSource(string Label)
{
    public string? Url { get; init; }
}
