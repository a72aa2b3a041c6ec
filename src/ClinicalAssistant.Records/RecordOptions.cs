using System.ComponentModel.DataAnnotations;
using System.Globalization;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records;

/// <summary>Where the record is kept, and for how long.</summary>
public sealed class RecordOptions
{
    /// <summary>Name of the record's file inside <see cref="Folder"/>.</summary>
    public const string FileName = "records.db";

    /// <summary>The folder that holds the record; created with mode 0700 where it is absent.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>Days that a conversation is kept after its last question; 0 keeps it until it is deleted.</summary>
    [Range(0, 36500)]
    public int RetentionDays { get; set; } = 30;

    /// <summary>Seconds that a write waits for another process that holds the file.</summary>
    [Range(1, 60)]
    public int LockWaitSeconds { get; set; } = 5;

    /// <summary><c>sqlite</c>: a file of this machine; <c>postgres</c>: a server that replicas share.</summary>
    public string Provider { get; set; } = "sqlite";

    /// <summary>How PostgreSQL is reached, as Npgsql writes it. It holds a password: set it in the environment, or use <see cref="ConnectionStringFile"/>.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>A file that holds the connection string, such as a mounted secret.</summary>
    public string ConnectionStringFile { get; set; } = "";

    /// <summary>Whether clinical text is encrypted in the database. Off as long as the record is a file that only its owner can read.</summary>
    public bool EncryptText { get; set; }

    /// <summary>Folder of the encryption keys, shared by the replicas; empty for <c>keys</c> below the data folder. Whoever has it and the database can read the text.</summary>
    public string KeyFolder { get; set; } = "";

    /// <summary>Whether the record is in PostgreSQL.</summary>
    public bool IsPostgres => Provider.Equals("postgres", StringComparison.OrdinalIgnoreCase);

    internal string ConnectionText => ConnectionString.Length > 0 ? ConnectionString : System.IO.File.ReadAllText(ConnectionStringFile).Trim();

    /// <summary>The record's file.</summary>
    public string File => Path.Combine(Folder, FileName);

    /// <summary>How long a conversation is kept after its last question; zero keeps it until it is deleted.</summary>
    public TimeSpan Retention => TimeSpan.FromDays(RetentionDays);

    /// <summary>Checks the settings.</summary>
    /// <exception cref="WrongInputException">A setting cannot be used.</exception>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(Folder))
            throw new WrongInputException("Records:Folder is empty: name the folder that keeps the record.");
        if (!IsPostgres && !Provider.Equals("sqlite", StringComparison.OrdinalIgnoreCase))
            throw new WrongInputException($"Records:Provider is \"{Provider}\": write sqlite or postgres.");
        if (IsPostgres && ConnectionString.Length == 0 && !System.IO.File.Exists(ConnectionStringFile))
            throw new WrongInputException("Records:Provider is postgres, and neither Records:ConnectionString nor an existing Records:ConnectionStringFile is set. Write Host=…;Database=…;Username=…;Password=… into one of them.");
        InRange(nameof(RetentionDays), RetentionDays, 0, 36500, "0 keeps conversations until they are deleted");
        InRange(nameof(LockWaitSeconds), LockWaitSeconds, 1, 60, "5 is the default");
    }

    private static void InRange(string name, int value, int least, int most, string hint)
    {
        if (value < least || value > most)
            throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"Records:{name} is {value}: give a number from {least} to {most} ({hint})."));
    }
}
