using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Finds the content that a working tree holds.</summary>
internal static class ContentTree
{
    private static readonly string[] Content = ["prompts", "guardrails", "knowledge"];

    /// <summary>The nearest folder from here up to the root of the tree that holds <c>evals/suites</c>.</summary>
    /// <exception cref="WrongInputException">There is none: nothing could be said of any change.</exception>
    public static string Find(string folder, string root)
    {
        var top = Path.GetFullPath(root);
        for (var at = new DirectoryInfo(Path.GetFullPath(folder)); at is not null; at = at.Parent)
        {
            if (Directory.Exists(Path.Combine(at.FullName, "evals", "suites")))
                return at.FullName;
            if (at.FullName == top)
                break;
        }

        throw new WrongInputException($"{folder}: there is no folder evals/suites from here up to the root of the working tree, so no suite can be said to be touched or not. Run this in the folder that holds 'evals', or name the suites with 'eval run'.");
    }

    /// <summary>Whether the tree holds all that the pipeline is loaded from; false where it holds suites alone.</summary>
    /// <exception cref="WrongInputException">It holds a part, and a change of that would be judged by the copy that is installed.</exception>
    public static bool IsWhole(string content, IEnumerable<string> changed)
    {
        var missing = Content.Where(folder => !Directory.Exists(Path.Combine(content, folder))).ToList();
        if (missing.Count == 0)
            return true;
        return changed.FirstOrDefault(file => Content.Any(folder => file.StartsWith(folder + "/", StringComparison.Ordinal))) is { } judged
            ? throw new WrongInputException($"{judged} has changed, and beside it stands no {string.Join(" and no ", missing)}: the change would be judged by the copy that is installed. Complete the folder, or set Consult:ContentFolder and name the suites with 'eval run'.")
            : false;
    }
}
