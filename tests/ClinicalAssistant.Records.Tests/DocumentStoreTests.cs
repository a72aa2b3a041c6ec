using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Documents;

namespace ClinicalAssistant.Records.Tests;

public sealed class DocumentStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_latest_state_is_read_back_whole()
    {
        await using var folder = new RecordFolder();
        var store = new DocumentStore(folder.Options, folder.Time);
        Assert.Null(await store.ReadAsync("d1", Cancellation));
        Assert.True(await store.SaveAsync(Document("d1"), "dr-a", Cancellation));
        var signed = Document("d1") with { Version = 2, Status = DocumentStatus.Final, Signature = new DocumentSignature("Dr A", "GP", folder.Time.GetUtcNow()) };
        Assert.True(await store.SaveAsync(signed, "dr-a", Cancellation));
        var read = (await store.ReadAsync("d1", Cancellation))!;
        Assert.Equal(DocumentStatus.Final, read.Status);
        Assert.Equal("Cough for 3 days.", read.Sections[0].Sentences[0].Text);
        Assert.Equal(signed.Signature, read.Signature);
    }

    [Fact]
    public async Task Of_two_people_who_change_one_version_the_second_is_told()
    {
        await using var folder = new RecordFolder();
        var store = new DocumentStore(folder.Options, folder.Time);
        await store.SaveAsync(Document("d1"), "dr-a", Cancellation);
        Assert.True(await store.SaveAsync(Document("d1") with { Version = 2 }, "dr-a", Cancellation));
        Assert.False(await store.SaveAsync(Document("d1") with { Version = 2 }, "dr-b", Cancellation));
    }

    [Fact]
    public async Task A_document_whose_term_is_over_is_deleted_with_all_its_states()
    {
        await using var folder = new RecordFolder();
        var store = new DocumentStore(folder.Options, folder.Time);
        await store.SaveAsync(Document("old"), "dr-a", Cancellation);
        folder.Time.Advance(TimeSpan.FromDays(29));
        await store.SaveAsync(Document("new"), "dr-a", Cancellation);
        folder.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await store.PurgeAsync(Cancellation));
        Assert.Equal("new", Assert.Single(await store.ListAsync(10, Cancellation)).Id);
        Assert.True(await store.DeleteAsync("new", Cancellation));
        Assert.False(await store.DeleteAsync("new", Cancellation));
    }

    [Fact]
    public async Task Only_the_owner_can_read_the_file()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        await using var folder = new RecordFolder();
        await new DocumentStore(folder.Options, folder.Time).SaveAsync(Document("d1"), "dr-a", Cancellation);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Folder, DocumentStore.FileName)));
    }

    private static ClinicalDocument Document(string id) => new()
    {
        Id = id,
        Template = "soap",
        Title = "SOAP note",
        Created = new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero),
        Provider = "reference",
        Versions = new Versions("1", "1", new Dictionary<string, string>()),
        Sections = [new DocumentSection("subjective", "Subjective", [new DocumentSentence("Cough for 3 days.", ["1"])])],
        Sources = [new DocumentSource("1", DocumentSourceKind.Utterance, "Cough for 3 days.") { Speaker = "author", Start = 0, End = 17 }],
    };
}
