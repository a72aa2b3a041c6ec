using System.Text.Json;
using ClinicalAssistant.Api.Guarding;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Contracts;
using ModelContextProtocol.Protocol;

namespace ClinicalAssistant.Api.Mcp;

/// <summary>
/// What every tool call passes: the input guard before the engine, the output guard over its result, and the record before anything is delivered.
/// A call that is refused or cannot be used is a tool error with its reason, never a fault of the protocol.
/// </summary>
internal sealed class McpGate(InputGuard guard, EngineTextGuard texts, EngineRecord record, PatientInput patients, ConsultOptions options, McpCaller caller)
{
    public async Task<CallToolResult> RunAsync<T>(McpCall call, Func<T> engine, CancellationToken cancellationToken)
    {
        try
        {
            if (call.Text.Length > options.MaxQuestionLength)
                return Failed($"The text is longer than {options.MaxQuestionLength} characters. Shorten it.");
            var decision = call.Judges && call.Text.Length > 0 ? guard.Judge(new GuardInput { Text = call.Text, Where = InputPlace.User, Audience = Audience }) : new GuardDecision { Decision = Decision.Allow };
            var read = call.Patient is { ValueKind: JsonValueKind.Object } patient ? patients(patient) : null;
            var result = decision.Decision == Decision.Refuse ? Refused(decision) : Delivered(engine(), decision);
            await record.KeepAsync(
                new EngineCall(caller(), call.Task, $"{call.Tool}: {call.Text}", string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text)))
                {
                    Decision = decision,
                    Patient = read?.Patient,
                    PatientProblems = read?.Problems ?? [],
                },
                cancellationToken);
            return result;
        }
        catch (WrongInputException wrong)
        {
            return Failed(wrong.Message);
        }
        catch (RecordUnavailableException unavailable)
        {
            return Failed(unavailable.Message + " Nothing is delivered without a record.");
        }
    }

    private Audience Audience => caller().Audience ?? ContractValues.Audience(options.DefaultAudience, options.AllowPatientAudience);

    private CallToolResult Delivered<T>(T result, GuardDecision decision)
    {
        var element = GuardedJson.Of(JsonSerializer.SerializeToElement(result, McpJson.Options), texts);
        var content = new List<ContentBlock>();
        if (decision.Emergency is { } emergency)
            content.Add(new TextContentBlock { Text = emergency.Notice });
        if (decision.Decision == Decision.Caution && decision.Reason is { } reason)
            content.Add(new TextContentBlock { Text = $"{reason} {decision.Alternative}".Trim() });
        content.Add(new TextContentBlock { Text = element.GetRawText() });
        return new CallToolResult { Content = content, StructuredContent = element };
    }

    private static CallToolResult Refused(GuardDecision decision) =>
        Failed(string.Join("\n\n", new[] { decision.Emergency?.Notice, decision.Reason, decision.Alternative }.OfType<string>()));

    private static CallToolResult Failed(string text) => new() { IsError = true, Content = [new TextContentBlock { Text = text }] };
}
