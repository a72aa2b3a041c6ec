namespace ClinicalAssistant.Guardrails;

/// <summary>Checks answers sentence by sentence before they are shown. Safe for concurrent use; each answer has its own review.</summary>
public sealed class OutputGuard
{
    private readonly GuardPolicy _policy;
    private readonly AnswerVocabulary _vocabulary;

    /// <summary>A guard over a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="vocabulary">What tells medicines and clinical terms from plain English; null for endings alone.</param>
    public OutputGuard(GuardPolicy policy, AnswerVocabulary? vocabulary = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = policy;
        _vocabulary = vocabulary ?? AnswerVocabulary.Empty;
    }

    /// <summary>Opens the review of one answer.</summary>
    /// <param name="context">What its sentences are checked against.</param>
    /// <param name="after">An earlier review of the same answer, of which nothing is kept but how it read the evidence; null for none.</param>
    public OutputReview Open(OutputContext context, OutputReview? after = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new OutputReview(_policy, context, _vocabulary, after);
    }
}
