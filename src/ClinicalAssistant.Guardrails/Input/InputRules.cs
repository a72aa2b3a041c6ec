using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Runs the policy's rules over one text.</summary>
internal sealed class InputRules(GuardPolicy policy)
{
    private readonly PolicyCategory _injection = policy.Category("prompt_injection");
    private readonly PolicyCategory _language = policy.Category("unsupported_language");
    private readonly int _english = policy.Group("english_words");
    private readonly int _foreign = policy.Group("foreign_words");

    public TermHits Find(string text) => policy.Index.Find(Tokens.Read(text));

    /// <summary>Runs the rules of emergencies, unless the classifier is there and sees nothing of the kind.</summary>
    public void Emergencies(TermHits hits, Audience audience, InputVerdict verdict, ClassifierScore? score)
    {
        if (score is { } learned && learned.Emergency < policy.Thresholds.DoubtEmergencyBelow)
            return;
        ContextMap? context = null;
        foreach (var emergency in policy.Emergencies)
        {
            foreach (var rule in emergency.Rules)
            {
                if (!rule.AppliesTo(audience) || rule.Rule.Match(hits, counts: rule.NeedsPresence ? IsPresent : null) is null)
                    continue;
                verdict.Add(emergency, rule.Rule.Id);
                break;
            }
        }

        // Read only where a rule would fire: most messages hold no emergency.
        bool IsPresent(int token)
        {
            context ??= ContextScope.Read(hits.Tokens.Text);
            var first = hits.Tokens[token];
            return (context.At(first.Start, first.End) & (ContextSense.Negated | ContextSense.Historical)) == 0;
        }
    }

    public void Injection(ClassifierScore score, InputVerdict verdict, bool isData) =>
        verdict.AddInjection(score, _injection, isData ? Decision.Caution : _injection.ForClinician);

    /// <summary>Runs the rules of injection, unless the classifier is there and sees nothing of the kind.</summary>
    public void Injection(TermHits hits, InputVerdict verdict, bool isData, ClassifierScore? score)
    {
        if (score is { } learned && learned.Injection < policy.Thresholds.DoubtInjectionBelow)
            return;
        foreach (var rule in policy.InjectionRules)
        {
            if (rule.Rule.Match(hits) is not null)
                verdict.AddInjection(_injection, isData ? Decision.Caution : rule.Outcome ?? _injection.ForClinician, rule.Score, rule.Rule.Id);
        }
    }

    /// <summary>
    /// Runs the category rules. With <paramref name="touches"/>, only matches that reach past that place of the text count. Where the
    /// classifier is there and sees next to no harm, a rule's refusal becomes caution.
    /// </summary>
    public void Categories(TermHits hits, Audience audience, InputVerdict verdict, ClassifierScore? score, int touches = -1)
    {
        var inDoubt = score is { } learned && learned.Harm < policy.Thresholds.DoubtRefusalBelow;
        foreach (var category in policy.Categories)
        {
            foreach (var rule in category.Rules)
            {
                if (!rule.AppliesTo(audience))
                    continue;
                var match = touches < 0
                    ? rule.Rule.Match(hits)
                    : rule.Rule.Match(hits, (start, end) => hits.Tokens[start].Start < touches && hits.Tokens[end - 1].End > touches);
                if (match is null)
                    continue;
                var outcome = rule.Outcome ?? category.For(audience);
                verdict.Add(category, inDoubt && outcome == Decision.Refuse ? Decision.Caution : outcome, rule.Score, rule.Rule.Id);
            }
        }
    }

    /// <summary>Text that is mostly in another language or script cannot be judged by these rules: caution at least.</summary>
    public void Language(TermHits hits, InputVerdict verdict)
    {
        var foreign = hits.Count(_foreign);
        if ((foreign >= 2 && foreign > 2 * hits.Count(_english)) || Script.IsMostlyOther(hits.Tokens.Text))
            verdict.Add(_language, _language.ForClinician, 0.5, "language");
    }
}
