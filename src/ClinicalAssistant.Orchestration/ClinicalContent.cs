using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Generating;
using ClinicalAssistant.Orchestration.Routing;

namespace ClinicalAssistant.Orchestration;

/// <summary>What clinicians and QA people edit, loaded and checked: policy, knowledge, prompts, routing cues.</summary>
public sealed class ClinicalContent
{
    private ClinicalContent(GuardPolicy policy, KnowledgeBase knowledge, PromptLibrary prompts, IReadOnlyList<RoutingCues> cues, LearnedLayer? learned, SentenceJudge judge) =>
        (Policy, Knowledge, Prompts, Cues, Learned, Judge) = (policy, knowledge, prompts, cues, learned, judge);

    /// <summary>The guard's policy.</summary>
    public GuardPolicy Policy { get; }

    /// <summary>The embedded pack.</summary>
    public KnowledgeBase Knowledge { get; }

    /// <summary>The prompts.</summary>
    public PromptLibrary Prompts { get; }

    /// <summary>The learned layer of the input guard, or null where the site has none: the guard then runs on its rules and answers say so.</summary>
    public LearnedLayer? Learned { get; }

    /// <summary>The learned second reader of the output guard.</summary>
    public SentenceJudge Judge { get; }

    internal IReadOnlyList<RoutingCues> Cues { get; }

    /// <summary>Loads everything below a folder, side by side.</summary>
    /// <param name="folder">Folder that holds <c>prompts</c>, <c>guardrails</c> and <c>knowledge</c>; empty for the program's own.</param>
    /// <param name="cache">Folder for the compiled form of the knowledge pack, or null for none.</param>
    /// <param name="region">The site's region, whose emergency numbers the notices name; empty for none.</param>
    /// <exception cref="WrongInputException">Something is missing or broken: names file, line and remedy.</exception>
    public static ClinicalContent Load(string folder, string? cache = null, string region = "")
    {
        var root = Root(folder);
        var policy = Task.Run(() => GuardPolicy.Load(Path.Combine(root, "guardrails"), region.Length == 0 ? null : region));
        var knowledge = Task.Run(() => KnowledgeBase.Load(Path.Combine(root, "knowledge"), cache));
        var learned = Task.Run(() => LearnedLayer.Load(Path.Combine(root, "guardrails")));
        var judge = SentenceJudge.Read(Path.Combine(root, "guardrails", "judge", "judge.bin"));
        var prompts = PromptLibrary.Load(Path.Combine(root, "prompts"));
        var cues = RoutingCues.Load(Path.Combine(root, "prompts"));
        return new ClinicalContent(policy.GetAwaiter().GetResult(), knowledge.GetAwaiter().GetResult(), prompts, cues, learned.GetAwaiter().GetResult(), judge);
    }

    /// <summary>The content's folder: the one given, else the program's own.</summary>
    internal static string Root(string folder) => folder.Length == 0 ? AppContext.BaseDirectory : folder;
}
