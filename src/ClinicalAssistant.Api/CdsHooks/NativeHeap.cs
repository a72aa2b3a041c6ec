using System.Runtime.InteropServices;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>The memory outside of the runtime's own heap: what compiling code asked for and no longer needs.</summary>
internal static class NativeHeap
{
    /// <summary>Gives pages that hold nothing back to the system. The C library of GNU keeps them until asked; elsewhere there is nothing to do.</summary>
    public static void GiveBack()
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libc.so.6", out var library))
            return;
        if (NativeLibrary.TryGetExport(library, "malloc_trim", out _))
            _ = Trim(0);
        NativeLibrary.Free(library);
    }

    [DllImport("libc.so.6", EntryPoint = "malloc_trim", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Trim(nuint kept);
}
