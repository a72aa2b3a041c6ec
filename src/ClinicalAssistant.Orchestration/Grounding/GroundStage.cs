using System.Runtime.CompilerServices;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Grounding;

/// <summary>Takes what the caller's own functions gave as evidence, and lets the task gather its own with the deterministic engines.</summary>
internal sealed class GroundStage(ConsultOptions options)
{
    public async IAsyncEnumerable<AnswerEvent> RunAsync(Consultation consultation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var (call, result) in consultation.Question.Tools?.Exchanges ?? [])
            consultation.Evidence.Add(EvidenceKind.Record, $"Result of {call.Name}: {result}", Origin.Question, subject: call.Id);
        if (options.EvidenceFor(consultation.Question.Route))
            await consultation.Task!.GroundAsync(consultation, cancellationToken).ConfigureAwait(false);
        foreach (var evidence in consultation.Evidence.All)
            yield return new EvidenceFound(evidence);
        if (consultation.Differential is { } differential)
            yield return new RankingFound(differential);
    }
}
