namespace ClinicalAssistant.Knowledge;

/// <summary>Words that may stand inside a finding's wording without changing it ("pain in his chest", "chest is really hurting").</summary>
internal static class FillerWords
{
    private static readonly HashSet<string> Determiners = Words("a an the his her my their your our its");

    private static readonly HashSet<string> Fillers = Words(
        "a an the his her my their your our its is are was were be been being has have had feel feels felt got "
        + "very really so quite rather bit slightly severe mild moderate intense marked significant profuse constant intermittent persistent occasional recurrent chronic acute new ongoing "
        + "left right bilateral unilateral l r both sided upper lower central anterior posterior lateral diffuse generalized generalised substernal retrosternal increasingly worsening progressive "
        + "some little bit lot small large big crampy colicky dull sharp also now still became becomes become gone gotten getting remains noted");

    /// <summary>Words that a phrase is kept without.</summary>
    public static bool IsDeterminer(string form) => Determiners.Contains(form);

    /// <summary>Words that the text may hold inside a phrase.</summary>
    public static bool IsFiller(string form) => Fillers.Contains(form);

    private static HashSet<string> Words(string words) => [.. words.Split(' ').Select(word => WordForms.Of(word))];
}
