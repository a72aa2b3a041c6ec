using System.Runtime.CompilerServices;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Orchestration.Tasks.Documentation;

namespace ClinicalAssistant.Orchestration.Guarding;

/// <summary>
/// Judges the question, then whatever else a caller, a record or the conversation puts beside it: the strictest verdict on the question and the caller's
/// instructions counts; an instruction found in the record is reported and never obeyed. Where judging fails the question is not answered, and
/// the emergency notice is told all the same: found by the rules alone, or in general words where they fail too.
/// </summary>
internal sealed class GuardInputStage(Func<GuardInput, GuardDecision> judge, Func<GuardInput, GuardDecision> rulesAlone, Notice? absent, int turnsShown, Func<string, bool>? isOwnRequest = null)
{
    // How sure a refusal must be of what a sentence of a conversation asks, and of what was said last; chosen on development dialogues.
    private const double SureOfAsked = 0.5;
    private const double SureOfLast = 0.95;
    private const int LongestPart = 50_000;
    private const string FailedText =
        "The question could not be judged for safety, so it is not answered. If someone is in danger now, call your local emergency number. Otherwise ask again; if it happens again, run 'clinical doctor'.";

    public GuardInputStage(InputGuard guard, InputGuard rules, int turnsShown, Func<string, bool>? isOwnRequest = null)
        : this(guard.Judge, rules.Judge, Absent(guard), turnsShown, isOwnRequest)
    {
    }

    public async IAsyncEnumerable<AnswerEvent> RunAsync(Consultation consultation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (Tried(consultation.Question, Judge) is not { } judged)
        {
            (consultation.Ended, consultation.Failed) = (true, true);
            if (Tried(consultation.Question, question => new Judged(rulesAlone(Asked(question)), false, JudgedTools.None, JudgedTurns.None))?.Decision.Emergency is { } found)
                yield return new Escalated(found.Kind, found.Notice, Recorded: true);
            yield return new Notice("guard_failed", FailedText);
            yield break;
        }

        var (decision, recordInjection, tools, turns) = judged;
        consultation.Decision = decision;
        consultation.Question = consultation.Question with { Tools = tools.Usable, History = turns.Usable };

        if (decision.Emergency is { } emergency)
            yield return new Escalated(emergency.Kind, emergency.Notice, Recorded: true);
        if (absent is not null)
            yield return absent;
        if (recordInjection)
            yield return new Notice("injection", "The patient record holds text that reads like an instruction to this program. It is treated as data and was not followed.");
        if (tools.Instructed)
            yield return new Notice("injection", "A function of the calling program, or a result of one, holds text that reads like an instruction to this program. It is left out and was not followed.");
        if (turns.Instructed)
            yield return new Notice("injection", "An earlier turn of the conversation holds text that reads like an instruction to change how this program works. It is left out and was not followed.");
        if (decision.Decision == Decision.Refuse)
        {
            consultation.Ended = true;
            yield return new Refused(decision.Category, decision.Reason ?? "", decision.Alternative);
        }
        else
        {
            if (decision.Decision == Decision.Caution && decision.Reason is { } reason)
                yield return new Notice("caution", decision.Alternative is { } condition ? $"{reason} {condition}" : reason);
            if (decision.Injection && !recordInjection && !tools.Instructed && !turns.Instructed)
                yield return new Notice("injection", "The question holds text that reads like an instruction to change how this program works. It was not followed.");
        }
    }

    /// <summary>The emergency in a question that is not received: found by the rules alone, in a very long text at its beginning and end.</summary>
    public Emergency? EmergencyIn(Question question)
    {
        IEnumerable<string> texts = question.Text.Length <= 2 * LongestPart ? [question.Text] : [question.Text[..LongestPart], question.Text[^LongestPart..]];
        return texts.Select(text => Tried(question, asked => new Judged(rulesAlone(Asked(asked) with { Text = text }), false, JudgedTools.None, JudgedTurns.None))?.Decision.Emergency).FirstOrDefault(static found => found is not null);
    }

    private static Notice? Absent(InputGuard guard) => guard switch
    {
        { HasClassifier: false } => new Notice("classifier_absent", "The learned layer of the input guard is not installed (guardrails/classifier). The question was judged by the rules alone."),
        { IsComplete: false } => new Notice("encoder_absent", "The encoder of the input guard is not installed (guardrails/encoder). What is in doubt is refused or let through wrongly more often without it."),
        _ => null,
    };

    private Judged Judge(Question question)
    {
        var decision = Transcripts.Part(question) is { } parts ? Transcript(question, parts)
            : Transcripts.Dictated(question) is { } dictated ? Stricter(RequestOf(question, dictated), judge(Asked(question) with { Text = dictated.Text }))
            : judge(Asked(question));
        foreach (var instruction in question.CallerInstructions)
            decision = Stricter(decision, judge(new GuardInput { Text = instruction, Audience = question.Audience, Where = InputPlace.User }));
        var recordInjection = RecordTexts(question.Patient).Distinct().Any(text => judge(new GuardInput { Text = text, Audience = question.Audience, Where = InputPlace.FhirNote }).Injection);
        var tools = JudgedTools.Of(question, judge);
        var turns = JudgedTurns.Of(question, turnsShown, judge, rulesAlone);
        return new Judged(recordInjection || tools.Instructed || turns.Instructed ? decision with { Injection = true } : decision, recordInjection, tools, turns);
    }

    /// <summary>
    /// A transcript to be documented is data: nobody in it asks this program for anything, and what clinician and patient speak of reads to the learned
    /// layer like requests. What is asked is judged in full, the transcript by the rules alone, and for instructions like any document. What
    /// is said in it as one asks an adviser, and said last, is refused where the learned layer is sure.
    /// </summary>
    private GuardDecision Transcript(Question question, DocumentMaterial parts)
    {
        var asked = RequestOf(question, parts);
        var said = rulesAlone(new GuardInput { Text = parts.Text, Audience = question.Audience, Where = InputPlace.User });
        var decision = Stricter(Stricter(asked, said), judge(new GuardInput { Text = parts.Text, Audience = question.Audience, Where = InputPlace.Document }));
        foreach (var (text, sure) in SpokenRequests.In(parts.Text).Select(request => (request, SureOfAsked)).Append((SpokenRequests.Last(parts.Text), SureOfLast)))
        {
            if (judge(new GuardInput { Text = text, Audience = question.Audience, Where = InputPlace.User }) is { Decision: Decision.Refuse } refused && refused.Score >= sure)
                decision = Stricter(decision, refused);
        }

        return decision;
    }

    /// <summary>A request that holds nothing but the words for a document, or is a template's own, has nothing in it for the learned layer to judge.</summary>
    private GuardDecision RequestOf(Question question, DocumentMaterial parts) =>
        (PlainRequest.Is(parts.Request) || isOwnRequest?.Invoke(parts.Request) == true ? rulesAlone : judge)(Asked(question) with { Text = parts.Request });

    private static GuardInput Asked(Question question) => new() { Text = question.Text, Audience = question.Audience, Where = InputPlace.User, History = question.History };

    /// <summary>The rail's catch-all: whatever goes wrong in judging, the question counts as not judged.</summary>
    private static Judged? Tried(Question question, Func<Question, Judged> judge)
    {
        try
        {
            return judge(question);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private sealed record Judged(GuardDecision Decision, bool RecordInjection, JudgedTools Tools, JudgedTurns Turns);

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
        : (patient.Allergies ?? []).Concat(patient.Medications ?? []).Concat(patient.Conditions ?? []).Concat(patient.Encounters ?? []).Concat(patient.Documents ?? [])
            .SelectMany(entry => new[] { entry.Text, entry.Detail, entry.Status })
            .Concat(patient.Observations.SelectMany(observation => new[] { observation.Name, observation.Text }))
            .OfType<string>();
}
