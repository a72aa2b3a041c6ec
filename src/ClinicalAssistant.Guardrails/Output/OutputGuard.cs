namespace ClinicalAssistant.Guardrails;

/// <summary>Checks answers sentence by sentence before they are shown. Safe for concurrent use; each answer has its own review.</summary>
public sealed class OutputGuard
{
    private readonly GuardPolicy _policy;
    private readonly AnswerVocabulary _vocabulary;
    private readonly SentenceJudge? _judge;

    /// <summary>A guard over a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="vocabulary">What tells medicines and clinical terms from plain English; null for endings alone.</param>
    /// <param name="judge">The learned second reader; null where the checks judge alone.</param>
    public OutputGuard(GuardPolicy policy, AnswerVocabulary? vocabulary = null, SentenceJudge? judge = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = policy;
        _vocabulary = vocabulary ?? AnswerVocabulary.Empty;
        _judge = judge;
    }

    /// <summary>Is told of each sentence as the judge is to see it, before it is heard: what the training tool learns from.</summary>
    internal Action<SentenceReading>? Observed { get; set; }

    /// <summary>Opens the review of one answer.</summary>
    /// <param name="context">What its sentences are checked against.</param>
    /// <param name="after">An earlier review of the same answer, of which nothing is kept but how it read the evidence; null for none.</param>
    public OutputReview Open(OutputContext context, OutputReview? after = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new OutputReview(_policy, context, _vocabulary, after, _judge, Observed);
    }
}
