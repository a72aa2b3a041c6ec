namespace ClinicalAssistant.Records.Database;

/// <summary>The file and its folder, readable by their owner alone (on Windows the profile's own permissions hold).</summary>
internal static class RecordFile
{
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes what is absent and narrows what others could read. SQLite gives its side files the mode of the file itself.</summary>
    public static void Secure(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        if (!Directory.Exists(folder))
            Directory.CreateDirectory(folder, FolderMode);
        if (!File.Exists(file))
        {
            using var made = new FileStream(file, new FileStreamOptions { Mode = System.IO.FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, UnixCreateMode = FileMode });
        }

        if ((File.GetUnixFileMode(file) & ~FileMode) != 0)
            File.SetUnixFileMode(file, FileMode);
    }
}
