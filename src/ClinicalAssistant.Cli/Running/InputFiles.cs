using System.IO.Compression;
using System.Text;
using System.Text.Unicode;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Cli.Running;

/// <summary>Opens what the user names; what cannot be opened or read is said with the remedy.</summary>
internal static class InputFiles
{
    private const int LongestPipedText = 20 * 1024 * 1024;

    /// <summary>A file to read; <c>-</c> is standard input, <c>.gz</c> is unpacked.</summary>
    public static Stream OpenRead(string path, Shell shell)
    {
        if (path == "-")
            return shell.Input;
        var file = Guarded(path, "read", () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, useAsync: false));
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>A file to write, emptied where it exists; <c>-</c> is standard output, <c>.gz</c> is packed.</summary>
    public static Stream OpenWrite(string path, Shell shell)
    {
        if (path == "-")
            return shell.Output;
        var file = Guarded(path, "written", () => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16));
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionLevel.Fastest) : file;
    }

    /// <summary>All bytes of a file.</summary>
    public static byte[] ReadAll(string path) => Guarded(path, "read", () => File.ReadAllBytes(path));

    /// <summary>Standard input, whole, as text.</summary>
    /// <exception cref="WrongInputException">Not UTF-8, or longer than any question.</exception>
    public static async Task<string> ReadPipedAsync(Shell shell, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[1 << 14];
        // The console's own stream cannot be cancelled while it waits.
        for (int count; (count = await shell.Input.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken)) > 0;)
        {
            whole.Write(buffer, 0, count);
            if (whole.Length > LongestPipedText)
                throw new WrongInputException("Standard input is longer than 20 MB. Pipe one text; for many, use --input with one JSON object a line.");
        }

        var bytes = whole.GetBuffer().AsSpan(0, (int)whole.Length);
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[3..];
        return Utf8.IsValid(bytes)
            ? Encoding.UTF8.GetString(bytes).Trim()
            : throw new WrongInputException("Standard input is not valid UTF-8. Save or pipe the text as UTF-8, for example through: iconv -f WINDOWS-1252 -t UTF-8");
    }

    /// <summary>Does something with a path and says what went wrong with it.</summary>
    public static T Guarded<T>(string path, string what, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WrongInputException($"{path}: there is no such file or folder. Check the path.", fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new WrongInputException($"{path} cannot be {what}: {(Directory.Exists(path) ? "it is a folder; name a file" : "access is denied; check its permissions")}.", fault);
        }
        catch (Exception fault) when (fault is IOException or NotSupportedException or ArgumentException)
        {
            throw new WrongInputException($"{path} cannot be {what} ({fault.GetType().Name}). Check the path and the disk.", fault);
        }
    }
}
