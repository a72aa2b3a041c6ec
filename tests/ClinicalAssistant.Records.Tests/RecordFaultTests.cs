using Microsoft.Data.Sqlite;

using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Database;

namespace ClinicalAssistant.Records.Tests;

public sealed class RecordFaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_and_its_folder_are_readable_by_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await using var folder = new RecordFolder();
        await folder.Store().OpenAsync(RecordFolder.Question("q1"), Cancellation);
        if (OperatingSystem.IsWindows())
            return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Folder));
        foreach (var file in Directory.GetFiles(folder.Folder))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Contains(folder.File + "-wal", Directory.GetFiles(folder.Folder));
    }

    [Fact]
    public async Task A_file_that_others_could_read_is_narrowed_at_start()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await using var folder = new RecordFolder();
        await using (var first = new RecordStore(folder.Options, folder.Time))
            await first.PrepareAsync(Cancellation);
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(folder.File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await folder.Store().PrepareAsync(Cancellation);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_said_with_the_remedy()
    {
        await using var folder = new RecordFolder();
        await File.WriteAllTextAsync(folder.Folder, "a file stands where the folder should", Cancellation);
        await FailsAsync(folder, "writable for this user");
    }

    [Fact]
    public async Task A_read_only_folder_is_said_with_the_remedy()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "File modes do not bind this user.");
        await using var folder = new RecordFolder();
        Directory.CreateDirectory(folder.Folder);
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(folder.Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await FailsAsync(folder, "writable for this user");
        File.SetUnixFileMode(folder.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task A_record_that_turned_read_only_is_said_with_the_remedy()
    {
        await using var folder = new RecordFolder();
        await using var database = folder.Database();
        await database.WriteAsync((writer, _) => writer.ExecuteAsync("PRAGMA query_only = ON"), Cancellation);
        var fault = await Assert.ThrowsAsync<RecordUnavailableException>(() => database.WriteAsync((writer, _) => writer.DeleteTurnsAsync(Statements.DeleteOlder, ("Than", 0L)), Cancellation));
        Assert.Contains("read-only", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("this is no database, but it is longer than the header of one, and then some more of the same to be sure of it ...........")]
    [InlineData("SQLite format 3\0 and then rubbish that only begins like a database, long enough for a whole header of one hundred bytes .....")]
    public async Task A_damaged_file_is_said_with_the_remedy_and_left_as_it_is(string content)
    {
        await using var folder = new RecordFolder();
        Directory.CreateDirectory(folder.Folder);
        await File.WriteAllTextAsync(folder.File, content, Cancellation);
        await FailsAsync(folder, "damaged");
        Assert.Equal(content, await File.ReadAllTextAsync(folder.File, Cancellation));
    }

    [Fact]
    public async Task A_full_disk_is_said_with_the_remedy_and_the_record_works_again_once_there_is_space()
    {
        await using var folder = new RecordFolder();
        await using var database = folder.Database();
        await database.WriteAsync((writer, _) => writer.ExecuteAsync("PRAGMA max_page_count = 1"), Cancellation);
        var turn = new Database.TurnRow { QuestionId = "q", ConversationId = "c", Text = new string('x', 200_000), CallerId = "a", Door = "Console", Audience = "Clinician", State = "open" };
        var fault = await Assert.ThrowsAsync<RecordUnavailableException>(() => database.WriteAsync((writer, _) => writer.OpenTurnAsync(turn, "t"), Cancellation));
        Assert.Contains("full", fault.Message, StringComparison.Ordinal);
        await database.WriteAsync((writer, _) => writer.OpenTurnAsync(turn, "t"), Cancellation);
    }

    [Fact]
    public async Task A_file_that_another_process_holds_is_waited_for_and_then_said()
    {
        await using var folder = new RecordFolder();
        var store = folder.Store();
        await store.PrepareAsync(Cancellation);
        await using (var other = new SqliteConnection($"Data Source={folder.File};Pooling=False"))
        {
            await other.OpenAsync(Cancellation);
            await using var transaction = await other.BeginTransactionAsync(Cancellation);
            var fault = await Assert.ThrowsAsync<RecordUnavailableException>(async () => await store.OpenAsync(RecordFolder.Question("q1"), Cancellation));
            Assert.Contains("Another process", fault.Message, StringComparison.Ordinal);
        }

        await using var record = await store.OpenAsync(RecordFolder.Question("q1"), Cancellation);
        await record.CloseAsync(Samples.Answer("q1"), Cancellation);
    }

    [Fact]
    public async Task A_question_id_that_is_already_recorded_is_not_recorded_twice()
    {
        await using var folder = new RecordFolder();
        var store = folder.Store();
        await store.OpenAsync(RecordFolder.Question("q1", conversation: "c1"), Cancellation);
        var fault = await Assert.ThrowsAsync<RecordUnavailableException>(async () => await store.OpenAsync(RecordFolder.Question("q1", conversation: "c2"), Cancellation));
        Assert.Contains("id of its own", fault.Message, StringComparison.Ordinal);
        Assert.Equal("c1", Assert.Single(await store.ListAsync(10, Cancellation)).Id);
    }

    [Theory]
    [InlineData("", 30, 5, "Records:Folder")]
    [InlineData("x", -1, 5, "Records:RetentionDays")]
    [InlineData("x", 30, 0, "Records:LockWaitSeconds")]
    public void A_wrong_setting_is_named_with_what_may_stand_there(string folder, int days, int wait, string named)
    {
        var fault = Assert.Throws<WrongInputException>(() => new RecordStore(new RecordOptions { Folder = folder, RetentionDays = days, LockWaitSeconds = wait }, TimeProvider.System));
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    private static async Task FailsAsync(RecordFolder folder, string remedy)
    {
        var store = folder.Store();
        var fault = await Assert.ThrowsAsync<RecordUnavailableException>(async () => await store.OpenAsync(RecordFolder.Question("q1", "Secret words"), Cancellation));
        Assert.Contains(remedy, fault.Message, StringComparison.Ordinal);
        Assert.Contains(folder.File, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", fault.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<RecordUnavailableException>(() => store.ListAsync(1, Cancellation));
    }
}
