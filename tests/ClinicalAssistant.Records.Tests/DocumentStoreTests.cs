using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Documents;

namespace ClinicalAssistant.Records.Tests;

/// <summary>What holds of documents in either database.</summary>
public abstract class DocumentStoreTests
{
    private static readonly Caller Author = new("dr-a", Door.Rest, "TREAT") { Tenant = "north" };

    protected abstract Task<RecordFolder> OpenAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_latest_state_is_read_back_whole()
    {
        await using var folder = await OpenAsync();
        var store = folder.Store().Documents;
        Assert.Null(await store.ReadAsync("north", "d1", Cancellation));
        Assert.True(await store.SaveAsync(Kept("d1"), Author, Cancellation));
        var signed = Document("d1") with { Version = 2, Status = DocumentStatus.Final, Signature = new DocumentSignature("Dr A", "GP", folder.Time.GetUtcNow()) };
        Assert.True(await store.SaveAsync(Kept("d1") with { Document = signed }, Author, Cancellation));
        var read = (await store.ReadAsync("north", "d1", Cancellation))!;
        Assert.Equal(DocumentStatus.Final, read.Document.Status);
        Assert.Equal("Cough for 3 days.", read.Document.Sections[0].Sentences[0].Text);
        Assert.Equal(signed.Signature, read.Document.Signature);
        Assert.Equal(2, Assert.Single(await store.ListAsync("north", 10, null, Cancellation)).Document.Version);
    }

    [Fact]
    public async Task Of_two_people_who_change_one_version_the_second_is_told()
    {
        await using var folder = await OpenAsync();
        var store = folder.Store().Documents;
        await store.SaveAsync(Kept("d1"), Author, Cancellation);
        Assert.True(await store.SaveAsync(Kept("d1", version: 2), Author, Cancellation));
        Assert.False(await store.SaveAsync(Kept("d1", version: 2), Author with { Id = "dr-b" }, Cancellation));
    }

    [Fact]
    public async Task A_document_whose_term_is_over_is_deleted_with_all_its_states()
    {
        await using var folder = await OpenAsync();
        var store = folder.Store().Documents;
        await store.SaveAsync(Kept("old"), Author, Cancellation);
        await store.SaveAsync(Kept("old", version: 2), Author, Cancellation);
        folder.Time.Advance(TimeSpan.FromDays(29));
        await store.SaveAsync(Kept("new"), Author, Cancellation);
        folder.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await store.PurgeAsync(Cancellation));
        Assert.Equal("new", Assert.Single(await store.ListAsync("north", 10, null, Cancellation)).Document.Id);
        Assert.True(await store.DeleteAsync("north", "new", "dr-a", Cancellation));
        Assert.False(await store.DeleteAsync("north", "new", "dr-a", Cancellation));
    }

    [Fact]
    public async Task A_tenant_reads_lists_and_deletes_nothing_of_another_and_a_caller_lists_its_own()
    {
        await using var folder = await OpenAsync();
        var store = folder.Store().Documents;
        await store.SaveAsync(Kept("d1"), Author, Cancellation);
        Assert.Null(await store.ReadAsync("south", "d1", Cancellation));
        Assert.Empty(await store.ListAsync("south", 10, null, Cancellation));
        Assert.Empty(await store.ListAsync("north", 10, "dr-b", Cancellation));
        Assert.Single(await store.ListAsync("north", 10, "dr-a", Cancellation));
        Assert.False(await store.DeleteAsync("south", "d1", "dr-s", Cancellation));
        Assert.Equal(0, await store.DeletePatientAsync("south", "key", "dr-s", Cancellation));
        Assert.Equal(1, await store.DeletePatientAsync("north", "key", "dr-a", Cancellation));
    }

    [Fact]
    public async Task Who_kept_and_deleted_which_document_of_whom_is_in_the_audit_trail()
    {
        await using var folder = await OpenAsync();
        var records = folder.Store();
        await records.Documents.SaveAsync(Kept("d1"), Author, Cancellation);
        await records.Documents.DeleteOwnerAsync("north", "dr-a", "dr-a", Cancellation);
        var trail = await records.Audit.ListAsync("north", new Auditing.AuditFilter(10, null, null, null, null), Cancellation);
        Assert.Equal([(AuditActions.Delete, "d1", "key"), (AuditActions.Keep, "d1", "key")], trail.Select(static entry => (entry.Action, entry.Subject!, entry.PatientKey!)));
        Assert.Equal(("dr-a", "TREAT", "version 1"), (trail[1].Actor, trail[1].Purpose, trail[1].Detail));
        Assert.True((await records.Audit.VerifyAsync("north", cancellationToken: Cancellation)).Holds);
    }

    [Fact]
    public async Task Every_state_of_one_patients_or_one_callers_documents_is_given_out_and_of_no_other_tenant()
    {
        await using var folder = await OpenAsync();
        var store = folder.Store().Documents;
        await store.SaveAsync(Kept("d1"), Author, Cancellation);
        await store.SaveAsync(Kept("d1", version: 2), Author, Cancellation);
        await store.SaveAsync(Kept("d2") with { PatientKey = "other" }, Author, Cancellation);
        Assert.Equal([1, 2], (await store.OfPatientAsync("north", "key", Cancellation)).Select(static kept => kept.Document.Version));
        Assert.Equal(["d1", "d1", "d2"], (await store.OfOwnerAsync("north", "dr-a", Cancellation)).Select(static kept => kept.Document.Id));
        Assert.Empty(await store.OfPatientAsync("south", "key", Cancellation));
        Assert.Empty(await store.OfOwnerAsync("south", "dr-a", Cancellation));
    }

    [Fact]
    public async Task With_encryption_the_database_holds_no_word_of_a_document()
    {
        await using var folder = await OpenAsync();
        var store = folder.Store(new TextProtection(static text => new string([.. text.Reverse()]), static text => new string([.. text.Reverse()]))).Documents;
        await store.SaveAsync(Kept("d1"), Author, Cancellation);
        Assert.Equal("Cough for 3 days.", (await store.ReadAsync("north", "d1", Cancellation))!.Document.Sections[0].Sentences[0].Text);
        await using var connection = await folder.RawAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Content" FROM documents""";
        Assert.DoesNotContain("Cough", (string)(await command.ExecuteScalarAsync(Cancellation))!, StringComparison.Ordinal);
    }

    private static KeptDocument Kept(string id, int version = 1) => new(Document(id) with { Version = version }, "dr-a", "key");

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
