using System.Globalization;
using ClinicalAssistant.Core;
using ClinicalAssistant.Models;

namespace ClinicalAssistant.Orchestration.Generating;

/// <summary>
/// What one question may use: time, tokens, cost (section <c>Consult</c>; 0 is no limit). As it runs out the answer steps down, and each step is said:
/// first without tools, then by the next provider of the chain that fits, then from the evidence alone.
/// </summary>
internal sealed class Budget(ConsultOptions options, TimeProvider time, Consultation consultation)
{
    // Languages differ; four characters a token is what providers themselves give as a rule of thumb, and it need not be exact here.
    private const int CharactersPerToken = 4;

    private readonly long _started = time.GetTimestamp();
    private readonly int _prompt = (consultation.Question.Text.Length + consultation.Question.History.Sum(static turn => turn.Text.Length) + consultation.Evidence.All.Sum(static evidence => evidence.Text.Length)) / CharactersPerToken;

    private TimeSpan Limit => TimeSpan.FromSeconds(options.MaxSecondsPerQuestion);

    private TimeSpan Left => Limit - time.GetElapsedTime(_started) - consultation.Trace.Aggregate(TimeSpan.Zero, static (sum, step) => sum + step.Elapsed);

    private long Spent => (consultation.TokenUse?.Input ?? 0) + (consultation.TokenUse?.Output ?? 0);

    /// <summary>Why a provider is not asked, or null where what is left may suffice.</summary>
    public Notice? Refuse(ModelProvider provider)
    {
        if (options.MaxSecondsPerQuestion > 0 && Left <= TimeSpan.Zero)
            return Skipped("budget_time", provider, string.Create(CultureInfo.InvariantCulture, $"the {options.MaxSecondsPerQuestion} seconds a question may take (Consult:MaxSecondsPerQuestion) are used up"));
        if (options.MaxTokensPerQuestion > 0 && Spent + _prompt >= options.MaxTokensPerQuestion)
            return Skipped("budget_tokens", provider, string.Create(CultureInfo.InvariantCulture, $"its prompt would go past the {options.MaxTokensPerQuestion} tokens of a question (Consult:MaxTokensPerQuestion)"));
        if (options.MaxCostPerQuestion > 0 && (consultation.TokenUse?.Cost ?? 0) + (provider.Price(new ModelUse(_prompt, 0)) ?? 0) + (provider.Price(new ModelUse(0, ExpectedOutput)) ?? 0) > options.MaxCostPerQuestion)
            return Skipped("budget_cost", provider, "it would cost more than a question may (Consult:MaxCostPerQuestion)");
        return null;
    }

    /// <summary>Says that tools are left out, where half of the time or of the tokens is gone before the model is asked; null where they are not.</summary>
    public Notice? WithoutTools()
    {
        var late = options.MaxSecondsPerQuestion > 0 && Left < Limit / 2;
        var dear = options.MaxTokensPerQuestion > 0 && Spent + _prompt > options.MaxTokensPerQuestion / 2;
        return late || dear
            ? new Notice("budget_tools", $"The model was asked without its tools: more than half of the {(late ? "time" : "tokens")} that a question may use was gone before it began.")
            : null;
    }

    /// <summary>Ends with the question's time, or with the caller.</summary>
    public CancellationTokenSource Open(CancellationToken cancellationToken)
    {
        if (options.MaxSecondsPerQuestion <= 0)
            return CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var clock = new CancellationTokenSource(Left > TimeSpan.Zero ? Left : TimeSpan.Zero, time);
        var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, clock.Token);
        linked.Token.Register(clock.Dispose);
        return linked;
    }

    /// <summary>Why a text that is this long already goes no further, or null.</summary>
    public string? Overrun(int characters) => options.MaxTokensPerQuestion > 0 && Spent + _prompt + characters / CharactersPerToken > options.MaxTokensPerQuestion
        ? string.Create(CultureInfo.InvariantCulture, $"the {options.MaxTokensPerQuestion} tokens of a question (Consult:MaxTokensPerQuestion) were used up.")
        : null;

    /// <summary>Why the time is over.</summary>
    public string TimeOver => string.Create(CultureInfo.InvariantCulture, $"the {options.MaxSecondsPerQuestion} seconds a question may take (Consult:MaxSecondsPerQuestion) were used up.");

    private long ExpectedOutput => Math.Max(1, _prompt / 4);

    private static Notice Skipped(string code, ModelProvider provider, string why) => new(code, $"Provider '{provider.Name}' was not asked: {why}. The next of the chain, or the evidence alone, answers.");
}
