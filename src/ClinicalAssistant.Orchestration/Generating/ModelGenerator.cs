using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration.Tasks;
using ClinicalAssistant.Orchestration.Tools;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace ClinicalAssistant.Orchestration.Generating;

/// <summary>Has Semantic Kernel render the task's prompt and streams one provider's text, with the tools that the task allows.</summary>
internal sealed class ModelGenerator(PromptLibrary prompts, ToolBox toolBox, PatientTextShield shield, ConsultOptions options)
{
    private const string PartEnd = "\n\n";

    public async IAsyncEnumerable<DraftPiece> WriteAsync(Consultation consultation, ModelAttempt attempt, Budget budget, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var provider = attempt.Provider;
        var prompt = prompts.Get(consultation.Task!.Prompt);
        consultation.Prompt = prompt.Version;
        consultation.Protected = prompt.Instructions;
        yield return new DraftPiece.Started(provider.Name, provider.Model, Reference: false);

        var parts = consultation.Task.Parts(consultation);
        if (Protected(consultation, prompt, attempt, parts) is not (var arguments, var protect))
            yield break;
        var log = new DraftLog(provider.Name, provider.Model, provider.EffectivePatientText == PatientText.Deidentified);
        consultation.Drafts.Add(log);
        var bare = consultation.Task.Tools.Count > 0 && provider.SupportsTools ? budget.WithoutTools() : null;
        if (bare is not null)
            yield return new DraftPiece.Told(bare);
        var tools = toolBox.Open(consultation, provider.SupportsTools && bare is null && consultation.Question.Tools is null ? consultation.Task.Tools : [], options.MaxToolRounds, protect);
        using var within = budget.Open(cancellationToken);
        var use = new UsageDetails();
        var whole = consultation.Task.FinishesWhole(consultation) ? new StringBuilder() : null;
        var written = whole ?? log.Text;
        var told = consultation.Evidence.All.Count;
        for (var part = 0; part < parts.Count && attempt.Fault is null && tools.Fault is null; part++)
        {
            if (parts[part].Heading is { } heading)
            {
                written.Append(heading);
                if (whole is null)
                    yield return new DraftPiece.Text(heading);
            }

            if (Client(consultation, attempt, tools, protect) is not { } client)
                break;
            // Text comes in phrases: what is less than a sentence waits for the rest of it in any case.
            var updates = prompt.Messages.AskAsync(Phrases.Over(client), provider.Client, arguments[part], within.Token)
                .GetAsyncEnumerator(within.Token);
            await using (updates.ConfigureAwait(false))
            {
                while (await MoveAsync(updates, attempt, budget, cancellationToken).ConfigureAwait(false))
                {
                    for (; told < consultation.Evidence.All.Count; told++)
                    {
                        log.Find(consultation.Evidence.All[told]);
                        yield return new DraftPiece.Found(consultation.Evidence.All[told]);
                    }

                    var update = updates.Current;
                    foreach (var usage in update.Contents.OfType<UsageContent>())
                        use.Add(usage.Details);
                    written.Append(update.Text);
                    if (budget.Overrun(written.Length) is { } overrun)
                    {
                        attempt.Fault = overrun;
                        break;
                    }

                    if (update.Text.Length > 0 && whole is null)
                        yield return new DraftPiece.Text(update.Text);
                    foreach (var call in consultation.Question.Tools is null ? [] : update.Contents.OfType<Microsoft.Extensions.AI.FunctionCallContent>())
                        yield return new DraftPiece.Called(new ToolCall(call.CallId, call.Name, JsonSerializer.Serialize(call.Arguments ?? new Dictionary<string, object?>())));
                    if (update.FinishReason == ChatFinishReason.Length)
                        yield return new DraftPiece.Told(new Notice("length", "The model stopped at its token limit; the answer may be incomplete. The site can raise max_tokens in the prompt's config.json."));
                }
            }

            if (parts[part].Heading is not null)
            {
                written.Append(PartEnd);
                if (whole is null)
                    yield return new DraftPiece.Text(PartEnd);
            }
        }

        if (tools.Fault is { } tool)
            attempt.Fault = $"the tool '{tool}' failed while the model used it; its text is withheld.";
        if (whole is not null && attempt.Fault is null)
        {
            var finished = await consultation.Task.FinishAsync(consultation, provider.Client, whole.ToString(), within.Token).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            use.Add(finished.Usage);
            log.Text.Append(finished.Text);
            yield return new DraftPiece.Text(finished.Text);
            foreach (var notice in finished.Notices)
                yield return new DraftPiece.Told(notice);
        }

        log.Fault = attempt.Fault;
        foreach (var notice in attempt.Fault is null ? consultation.Task.Compare(consultation, log.Text.ToString()) : [])
            yield return new DraftPiece.Told(notice);
        if (use.TotalTokenCount is > 0 || use.InputTokenCount is > 0 || use.OutputTokenCount is > 0)
            Add(consultation, new ModelUse(use.InputTokenCount ?? 0, use.OutputTokenCount ?? 0), provider);
    }

    /// <summary>Writes again what a provider wrote when the question was first asked, for the output guard to judge anew.</summary>
    public IEnumerable<DraftPiece> WriteAgain(Consultation consultation, Draft draft)
    {
        var prompt = prompts.Get(consultation.Task!.Prompt);
        consultation.Prompt = prompt.Version;
        consultation.Protected = prompt.Instructions;
        yield return new DraftPiece.Started(draft.Provider, draft.Model, Reference: false);
        consultation.Restore = static text => text;
        if (draft.Deidentified)
        {
            // The prompt's parts in the order in which they were first replaced give the same placeholders.
            var over = shield.Over(consultation);
            foreach (var part in consultation.Task.Parts(consultation))
                Arguments(consultation, prompt, over, part.Asked);
        }

        var at = 0;
        foreach (var found in draft.Found)
        {
            if (found.Offset > at)
                yield return new DraftPiece.Text(draft.Text[at..found.Offset]);
            at = found.Offset;
            var evidence = found.Evidence;
            consultation.Evidence.Add(evidence.Kind, evidence.Text, evidence.Origin, evidence.Source, evidence.Subject, evidence.ClinicallyReviewed);
            yield return new DraftPiece.Found(evidence);
        }

        if (at < draft.Text.Length)
            yield return new DraftPiece.Text(draft.Text[at..]);
    }

    private static void Add(Consultation consultation, ModelUse use, ModelProvider provider)
    {
        var before = consultation.TokenUse;
        var cost = provider.Price(use);
        consultation.TokenUse = new TokenUse((before?.Input ?? 0) + use.Input, (before?.Output ?? 0) + use.Output, before is null ? cost : before.Cost + cost);
    }

    /// <summary>The chain link's catch-all: a provider's fault is a value, the caller's cancellation passes through.</summary>
    private static async ValueTask<bool> MoveAsync(IAsyncEnumerator<ChatResponseUpdate> updates, ModelAttempt attempt, Budget budget, CancellationToken cancellationToken)
    {
        try
        {
            return await updates.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            attempt.Fault = budget.TimeOver;
            return false;
        }
        catch (Exception fault)
        {
            attempt.Fault = (fault as ProviderException ?? fault.InnerException as ProviderException) is { } known
                ? known.Remedy
                : $"it failed with {fault.GetType().Name}.";
            return false;
        }
    }

    /// <summary>The rail's catch-all: text that cannot be de-identified is not sent.</summary>
    private (IReadOnlyList<KernelArguments> Arguments, Func<string, string> Protect)? Protected(Consultation consultation, Prompt prompt, ModelAttempt attempt, IReadOnlyList<TaskPart> parts)
    {
        try
        {
            var protect = shield.For(consultation, attempt.Provider);
            return ([.. parts.Select(part => Arguments(consultation, prompt, protect, part.Asked))], protect);
        }
        catch (Exception fault)
        {
            attempt.Fault = NotReady(fault);
            return null;
        }
    }

    /// <summary>The same for the caller's functions and the form of its object, which go beside the text.</summary>
    private static IChatClient? Client(Consultation consultation, ModelAttempt attempt, ToolSession tools, Func<string, string> protect)
    {
        var (question, client) = (consultation.Question, attempt.Provider.Client);
        try
        {
            return Shaped(question.Tools is { } own ? CallerToolClient.Over(client, own, consultation.Evidence, protect) : tools.Equip(client), question.Format, protect);
        }
        catch (Exception fault)
        {
            attempt.Fault = NotReady(fault);
            return null;
        }
    }

    private static string NotReady(Exception fault) => $"its text could not be made ready ({fault.GetType().Name}), so nothing was sent to it.";

    private KernelArguments Arguments(Consultation consultation, Prompt prompt, Func<string, string> protect, string asked)
    {
        var question = consultation.Question;
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [PromptVariables.Question] = protect(asked),
            [PromptVariables.Patient] = protect(PromptText.Patient(question.Patient)),
            [PromptVariables.Evidence] = protect(PromptText.Evidence(consultation.Evidence.All)),
            [PromptVariables.History] = protect(PromptText.History(question.History, options.MaxHistoryTurns)),
            [PromptVariables.Audience] = question.Audience == Audience.Patient ? "a patient" : "a clinician",
            [PromptVariables.Conditions] = Conditions(consultation.Decision),
            [PromptVariables.CallerInstructions] = question.CallerInstructions.Count == 0 ? "(none)" : protect(string.Join('\n', question.CallerInstructions)),
        };
        var arguments = new KernelArguments();
        foreach (var variable in prompt.Messages.Variables)
            arguments[variable] = values[variable];
        return arguments;
    }

    private static string Conditions(GuardDecision decision) => decision.Decision switch
    {
        Decision.Caution => $"Answer with care. {decision.Reason} {decision.Alternative}".Trim(),
        Decision.Escalate => "A possible emergency was recognised and the emergency notice was already shown. Lead with what is time-critical.",
        _ => "(none)",
    };

    /// <summary>The client, asking for the caller's object where there is one.</summary>
    private static IChatClient Shaped(IChatClient client, ObjectFormat? format, Func<string, string> protect)
    {
        if (format is null)
            return client;
        var response = format.Schema is { } schema
            ? ChatResponseFormat.ForJsonSchema(ProtectedJson.Schema(schema, protect), format.Name is { } name && protect(name) == name ? name : null)
            : (ChatResponseFormat)ChatResponseFormat.Json;
        return client.AsBuilder().ConfigureOptions(options => options.ResponseFormat = response).Build();
    }
}
