using System.Diagnostics;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Asks git which files differ from a revision, those that are not committed or not tracked included.</summary>
internal static class GitChanges
{
    /// <summary>The root of the working tree, and the changed files relative to it.</summary>
    /// <exception cref="WrongInputException">The folder is in no working tree, or there is no such revision.</exception>
    public static (string Root, IReadOnlyList<string> Files) Since(string folder, string revision)
    {
        if (revision.Length == 0 || revision[0] == '-')
            throw new WrongInputException("--since takes a commit, branch or tag, such as origin/main.");
        var root = Run(folder, "rev-parse", "--show-toplevel")?.Trim() ?? throw new WrongInputException($"{folder} is in no git working tree. Run this inside the repository.");
        var changed = Run(root, "diff", "--name-only", "--no-renames", revision, "--") ?? throw new WrongInputException($"git knows no revision '{revision}'. Fetch it, or name another with --since.");
        var untracked = Run(root, "ls-files", "--others", "--exclude-standard") ?? "";
        return (root, [.. changed.Split('\n').Concat(untracked.Split('\n')).Where(line => line.Length > 0).Distinct()]);
    }

    private static string? Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            using var git = Process.Start(start);
            if (git is null)
                return null;
            var error = git.StandardError.ReadToEndAsync();
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            _ = error;
            return git.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new WrongInputException("git is not installed, and --since needs it. Name the suites with 'eval run' instead.", fault);
        }
    }
}
