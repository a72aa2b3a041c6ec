namespace ClinicalAssistant.Cli.Chat.Commands;

/// <summary>A path as it is typed where no shell expands it.</summary>
internal static class UserPath
{
    public static string Of(string typed)
    {
        var path = typed.Trim().Trim('"', '\'');
        return path.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..])
            : path;
    }
}
