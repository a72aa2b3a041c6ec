using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.Orchestration.Guarding;

/// <summary>What of the caller's functions and their results may be used: all of it is data, and what instructs this program is left out.</summary>
/// <param name="Usable">The rest, or null where none were offered.</param>
/// <param name="Instructed">Whether anything was left out.</param>
internal sealed record JudgedTools(CallerTools? Usable, bool Instructed)
{
    /// <summary>What stands for what was left out.</summary>
    public const string LeftOut = "(left out: it reads like an instruction to this program)";

    public static JudgedTools None { get; } = new(null, false);

    public static JudgedTools Of(Question question, Func<GuardInput, GuardDecision> judge)
    {
        if (question.Tools is not { } tools)
            return None;
        var offered = tools.Offered.Where(tool => !Instructs(tool.Description) && !Instructs(SchemaTexts.Of(tool.Schema))).ToList();
        var exchanges = tools.Exchanges.Select(exchange => Instructs(exchange.Result) ? exchange with { Result = LeftOut } : exchange).ToList();
        return new JudgedTools(tools with { Offered = offered, Exchanges = exchanges }, offered.Count < tools.Offered.Count || exchanges.Exists(static exchange => exchange.Result == LeftOut));

        bool Instructs(string text) => judge(new GuardInput { Text = text, Audience = question.Audience, Where = InputPlace.Document }).Injection;
    }
}
