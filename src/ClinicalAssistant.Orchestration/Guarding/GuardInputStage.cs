using System.Runtime.CompilerServices;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.Orchestration.Guarding;

/// <summary>
/// Judges the question, then whatever else a caller or a record puts beside it: the strictest verdict on the question and the caller's
/// instructions counts; an instruction found in the record is reported and never obeyed.
/// </summary>
internal sealed class GuardInputStage(InputGuard guard)
{
    public async IAsyncEnumerable<AnswerEvent> RunAsync(Consultation consultation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var question = consultation.Question;
        var decision = guard.Judge(new GuardInput { Text = question.Text, Audience = question.Audience, Where = InputPlace.User, History = question.History });
        foreach (var instruction in question.CallerInstructions)
            decision = Stricter(decision, guard.Judge(new GuardInput { Text = instruction, Audience = question.Audience, Where = InputPlace.User }));
        var recordInjection = RecordTexts(question.Patient)
            .Any(text => guard.Judge(new GuardInput { Text = text, Audience = question.Audience, Where = InputPlace.FhirNote }).Injection);
        if (recordInjection)
            decision = decision with { Injection = true };
        consultation.Decision = decision;

        if (decision.Emergency is { } emergency)
            yield return new Escalated(emergency.Kind, emergency.Notice, Recorded: true);
        if (!guard.HasClassifier)
            yield return new Notice("classifier_absent", "The learned layer of the input guard is not installed (guardrails/classifier). The question was judged by the rules alone.");
        if (recordInjection)
            yield return new Notice("injection", "The patient record holds text that reads like an instruction to this program. It is treated as data and was not followed.");
        if (decision.Decision == Decision.Refuse)
        {
            consultation.Ended = true;
            yield return new Refused(decision.Category, decision.Reason ?? "", decision.Alternative);
        }
        else
        {
            if (decision.Decision == Decision.Caution && decision.Reason is { } reason)
                yield return new Notice("caution", decision.Alternative is { } condition ? $"{reason} {condition}" : reason);
            if (decision.Injection && !recordInjection)
                yield return new Notice("injection", "The question holds text that reads like an instruction to change how this program works. It was not followed.");
        }
    }

    private static GuardDecision Stricter(GuardDecision first, GuardDecision second)
    {
        var (strict, mild) = Severity(second) > Severity(first) ? (second, first) : (first, second);
        return strict with { Injection = strict.Injection || mild.Injection, Emergency = strict.Emergency ?? mild.Emergency };
    }

    private static int Severity(GuardDecision decision) => decision.Decision switch
    {
        Decision.Refuse => 3,
        Decision.Escalate => 2,
        Decision.Caution => 1,
        _ => 0,
    };

    private static IEnumerable<string> RecordTexts(Patient? patient) => patient is null
        ? []
        : (patient.Allergies ?? []).Concat(patient.Medications ?? []).Concat(patient.Conditions ?? [])
            .SelectMany(entry => new[] { entry.Text, entry.Detail })
            .Concat(patient.Observations.Select(observation => observation.Text))
            .OfType<string>();
}
