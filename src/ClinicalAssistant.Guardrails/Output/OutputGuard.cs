namespace ClinicalAssistant.Guardrails;

/// <summary>Checks answers sentence by sentence before they are shown. Safe for concurrent use; each answer has its own review.</summary>
public sealed class OutputGuard
{
    private readonly GuardPolicy _policy;

    /// <summary>A guard over a policy.</summary>
    public OutputGuard(GuardPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = policy;
    }

    /// <summary>Opens the review of one answer.</summary>
    public OutputReview Open(OutputContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new OutputReview(_policy, context);
    }
}
