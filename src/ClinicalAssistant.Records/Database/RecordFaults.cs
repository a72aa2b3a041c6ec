using System.Text.Json;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Database;

/// <summary>What a fault of the file means to the person who runs the program. SQLite's result codes: sqlite.org/rescode.html.</summary>
internal static class RecordFaults
{
    public static bool IsOne(Exception fault) =>
        fault is DbUpdateException or SqliteException or IOException or UnauthorizedAccessException or JsonException;

    public static RecordUnavailableException Explain(Exception fault, string file) => new(Remedy(fault, file), fault);

    private static string Remedy(Exception fault, string file) => (fault as SqliteException ?? fault.InnerException as SqliteException)?.SqliteErrorCode switch
    {
        5 or 6 => $"Another process holds the record {file}: end it, or raise Records:LockWaitSeconds.",
        8 => $"The record {file} is read-only: make the file and its folder writable for this user, or name another folder in Records:Folder.",
        11 or 26 => $"The record {file} is damaged or is no record: move it away (a new one is then made) or put a backup in its place.",
        13 => $"The disk that holds the record {file} is full: free space, delete conversations, or name another folder in Records:Folder.",
        14 => $"The record {file} cannot be opened: make its folder writable for this user, or name another folder in Records:Folder.",
        19 => $"The record {file} already holds a question with this id: give each question an id of its own.",
        int code => $"The record {file} cannot be used (SQLite result {code}): check the disk, or name another folder in Records:Folder.",
        null when fault is JsonException => $"The record {file} holds an entry that this program cannot read: update the program, or delete that conversation.",
        null => $"The record {file} cannot be created or opened: make its folder writable for this user, or name another folder in Records:Folder.",
    };
}
