using System.Runtime.CompilerServices;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Grounding;

/// <summary>Lets the task gather its evidence with the deterministic engines.</summary>
internal sealed class GroundStage(ConsultOptions options)
{
    public async IAsyncEnumerable<AnswerEvent> RunAsync(Consultation consultation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (!options.EvidenceFor(consultation.Question.Route))
            yield break;
        consultation.Task!.Ground(consultation);
        foreach (var evidence in consultation.Evidence.All)
            yield return new EvidenceFound(evidence);
        if (consultation.Differential is { } differential)
            yield return new RankingFound(differential);
    }
}
