namespace ClinicalAssistant.TestSupport;

/// <summary>Public data for measuring, kept beside the repository and never in it. Tests skip where it is absent.</summary>
public static class DevelopmentData
{
    /// <summary>Path of a file below the shared data folder, or null where the folder is absent.</summary>
    public static string? Find(params string[] parts)
    {
        var path = Path.Combine([Repository.Root, "..", "shared", "data", .. parts]);
        return File.Exists(path) || Directory.Exists(path) ? Path.GetFullPath(path) : null;
    }
}
