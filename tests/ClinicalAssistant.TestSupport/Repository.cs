namespace ClinicalAssistant.TestSupport;

/// <summary>The repository that the tests run in.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution file.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below the root.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "ClinicalAssistant.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The tests run inside the repository: no folder above holds ClinicalAssistant.sln.");
    }
}
