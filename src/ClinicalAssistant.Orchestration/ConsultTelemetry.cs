using System.Diagnostics;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration;

/// <summary>The traces of the pipeline: one activity a question, one a stage. They hold codes and counts, never a word of question or answer.</summary>
public static class ConsultTelemetry
{
    /// <summary>Name of the source that a host listens to.</summary>
    public const string Name = "ClinicalAssistant";

    private static readonly ActivitySource Source = new(Name);

    internal static Activity? Open(Consultation consultation)
    {
        var activity = Source.StartActivity("consult");
        activity?.SetTag("clinical.door", consultation.Question.Caller.Door.ToString());
        activity?.SetTag("clinical.question.id", consultation.Question.Id);
        return activity;
    }

    /// <summary>A stage that has just ended.</summary>
    internal static void Stage(Activity? whole, string stage, DateTimeOffset now, TimeSpan elapsed)
    {
        if (whole is null)
            return;
        using var activity = Source.StartActivity("stage " + stage, ActivityKind.Internal, whole.Context, startTime: now - elapsed);
        activity?.SetEndTime(now.UtcDateTime);
    }

    internal static void Close(Activity? whole, Answer answer)
    {
        if (whole is null)
            return;
        whole.SetTag("clinical.outcome", answer.Outcome.ToString());
        whole.SetTag("clinical.decision", answer.Decision.Decision.ToString());
        whole.SetTag("clinical.task", answer.Task);
        whole.SetTag("clinical.evidence", answer.Evidence.Count);
        whole.SetTag("clinical.withheld", answer.Withheld.Count(static verdict => verdict.Status == SentenceStatus.Withheld));
        whole.SetTag("gen_ai.provider.name", answer.Provider);
        whole.SetTag("gen_ai.usage.input_tokens", answer.TokenUse?.Input);
        whole.SetTag("gen_ai.usage.output_tokens", answer.TokenUse?.Output);
        if (answer.Outcome == Outcome.Failed)
            whole.SetStatus(ActivityStatusCode.Error);
    }
}
