using System.Runtime.CompilerServices;
using ClinicalAssistant.Core;
using ClinicalAssistant.Models;

namespace ClinicalAssistant.Orchestration.Generating;

/// <summary>Opens the text: the providers of the route's chain one after the other, closed by the reference generator. Nothing is read from it here.</summary>
internal sealed class GenerateStage(ModelCatalogue models, ModelGenerator generator, ConsultOptions options, TimeProvider time)
{
    public async IAsyncEnumerable<AnswerEvent> RunAsync(Consultation consultation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        if (consultation.Recorded is { } recorded)
        {
            consultation.Draft = WriteAgainAsync(consultation, recorded);
            yield break;
        }

        var question = consultation.Question;
        if (question.Route is { } named && named != ReferenceGenerator.Name && !models.Knows(named))
            yield return new Notice("route_unknown", $"There is no provider or route '{named}'; the task's own route is used. 'clinical models list' shows them.");
        var chain = question.Route == ReferenceGenerator.Name
            ? []
            : models.ChainFor(question.Route is { } route && models.Knows(route) ? route : consultation.Task!.Name);
        consultation.Draft = WriteAsync(consultation, chain, cancellationToken);
    }

    private async IAsyncEnumerable<DraftPiece> WriteAsync(Consultation consultation, IReadOnlyList<ModelProvider> chain, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var budget = new Budget(options, time, consultation);
        foreach (var provider in chain)
        {
            if (budget.Refuse(provider) is { } refused)
            {
                yield return new DraftPiece.Told(refused);
                continue;
            }

            if (provider.EffectivePatientText == PatientText.None)
            {
                yield return new DraftPiece.Told(new Notice("patient_text_not_allowed",
                    $"Provider '{provider.Name}' is hosted and the site does not let it see patient text, so it was not asked. The site can set Models:Providers:{provider.Name}:PatientText."));
                continue;
            }

            var attempt = new ModelAttempt(provider);
            await foreach (var piece in generator.WriteAsync(consultation, attempt, budget, cancellationToken).ConfigureAwait(false))
                yield return piece;
            if (attempt.Fault is null)
                yield break;
            if (consultation.AnythingReleased)
            {
                yield return new DraftPiece.Cut(new Notice("cut", $"The answer was cut: {attempt.Fault} What was verified stands above; the evidence follows."));
                yield break;
            }

            yield return new DraftPiece.Told(new Notice("provider_skipped", $"Provider '{provider.Name}' was skipped: {attempt.Fault}"));
        }

        if (consultation.Question.Format is not null)
        {
            yield return new DraftPiece.Cut(new Notice("no_object", "Only a model can write an object of the caller's form, and none answered. Ask without response_format for the evidence in words."));
            yield break;
        }

        yield return new DraftPiece.Told(ReferenceGenerator.Label(chain.Count > 0 || models.Providers.Count > 0));
        foreach (var piece in ReferenceGenerator.Write(consultation))
            yield return piece;
    }

    private async IAsyncEnumerable<DraftPiece> WriteAgainAsync(Consultation consultation, IReadOnlyList<Draft> recorded)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var draft in recorded)
        {
            foreach (var piece in generator.WriteAgain(consultation, draft))
                yield return piece;
            if (draft.Fault is not { } fault)
                yield break;
            if (consultation.AnythingReleased)
            {
                yield return new DraftPiece.Cut(new Notice("cut", $"The answer was cut: {fault} What was verified stands above; the evidence follows."));
                yield break;
            }
        }

        yield return new DraftPiece.Told(ReferenceGenerator.Label(recorded.Count > 0 || models.Providers.Count > 0));
        foreach (var piece in ReferenceGenerator.Write(consultation))
            yield return piece;
    }
}
