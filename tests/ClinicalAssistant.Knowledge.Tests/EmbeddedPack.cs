using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Knowledge.Tests;

/// <summary>The repository's own pack, loaded once.</summary>
internal static class EmbeddedPack
{
    private static readonly Lazy<KnowledgeBase> Loaded = new(() => KnowledgeBase.Load(Repository.Path("knowledge")));

    public static KnowledgeBase Instance => Loaded.Value;
}
