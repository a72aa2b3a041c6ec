using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Keys;

namespace ClinicalAssistant.Records.Tests;

/// <summary>What holds of tenants, patients, keys and encryption in either database.</summary>
public abstract class TenantTests
{
    protected abstract Task<RecordFolder> OpenAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tenant_sees_deletes_and_exports_nothing_of_another()
    {
        await using var folder = await OpenAsync();
        var store = folder.Store();
        await AskAsync(store, "q1", "north", "c1");
        await AskAsync(store, "q2", "south", "c2");
        var (north, south) = (store.Of("north"), store.Of("south"));
        Assert.Equal("c1", Assert.Single(await north.ListAsync(10, cancellationToken: Cancellation)).Id);
        Assert.Null(await south.ReadAsync("c1", Cancellation));
        Assert.Null(await south.ReadByQuestionAsync("q1", Cancellation));
        Assert.True(await south.IsTakenAsync("c1", Cancellation));
        Assert.False(await south.DeleteAsync("c1", cancellationToken: Cancellation));
        Assert.Equal("c2", (await south.LatestAsync(cancellationToken: Cancellation))!.Summary.Id);
        Assert.Empty(await south.OfPatientAsync(PatientKeys.Of("north", "12345"), Cancellation));
        Assert.Single(await south.OfPatientAsync(PatientKeys.Of("south", "12345"), Cancellation));
        Assert.False(await south.AddFeedbackAsync(new Feedback("q1", "dr-s", 1, "good"), Cancellation));
        Assert.True(await north.AddFeedbackAsync(new Feedback("q1", "dr-n", 1, "good"), Cancellation));
        Assert.Empty(await south.FeedbackAsync(10, cancellationToken: Cancellation));
        Assert.Equal("good", Assert.Single(await north.FeedbackAsync(10, "q1", Cancellation)).Comment);
        Assert.Empty(await store.ListAsync(10, Cancellation));
    }

    [Fact]
    public async Task A_question_cannot_be_put_into_another_tenants_conversation()
    {
        await using var folder = await OpenAsync();
        var store = folder.Store();
        await AskAsync(store, "q1", "north", "c1");
        await Assert.ThrowsAsync<RecordUnavailableException>(() => AskAsync(store, "q2", "south", "c1"));
        Assert.Single((await store.Of("north").ReadAsync("c1", Cancellation))!.Turns);
    }

    [Fact]
    public async Task A_patients_and_a_users_turns_are_exported_and_deleted_and_nothing_else()
    {
        await using var folder = await OpenAsync();
        var store = folder.Store();
        await AskAsync(store, "q1", Tenants.Own, "c1", mrn: "A 1");
        await AskAsync(store, "q2", Tenants.Own, "c1", mrn: "B2", caller: "dr-b");
        var own = store.Of(Tenants.Own);
        var key = PatientKeys.Of(Tenants.Own, " a 1");
        Assert.Equal("q1", Assert.Single(Assert.Single(await own.OfPatientAsync(key, Cancellation)).Turns).Question.Id);
        Assert.Equal("q2", Assert.Single(Assert.Single(await own.OfCallerAsync("dr-b", Cancellation)).Turns).Question.Id);
        Assert.Equal(1, await own.DeletePatientAsync(key, "dpo", Cancellation));
        Assert.Equal("q2", Assert.Single((await own.ReadAsync("c1", Cancellation))!.Turns).Question.Id);
        Assert.Equal(1, await own.DeleteCallerAsync("dr-b", "dpo", Cancellation));
        Assert.Null(await own.ReadAsync("c1", Cancellation));
        Assert.True((await store.Audit.VerifyAsync(Tenants.Own, cancellationToken: Cancellation)).Holds);
    }

    [Fact]
    public async Task A_key_opens_the_door_until_it_ends_or_is_revoked_and_its_secret_is_not_kept()
    {
        await using var folder = await OpenAsync();
        var store = folder.Store();
        var wanted = new ApiKey { Id = "", Tenant = "north", Name = "ward-7", Role = "clinician", Expires = folder.Time.GetUtcNow().AddDays(30), RequestsPerMinute = 5, Scopes = ["ask"] };
        var (key, text) = await store.Keys.CreateAsync(wanted, "admin", Cancellation);
        var found = (await store.Keys.FindAsync(text, Cancellation))!;
        Assert.Equal(("north", "ward-7", 5, "ask"), (found.Tenant, found.Name, found.RequestsPerMinute, Assert.Single(found.Scopes)));
        Assert.Null(await store.Keys.FindAsync(text[..^1] + (text[^1] == 'a' ? 'b' : 'a'), Cancellation));
        Assert.Null(await store.Keys.FindAsync("ck_x", Cancellation));
        Assert.True(await store.Keys.AnyAsync(Cancellation));
        Assert.False(await store.Keys.RevokeAsync("south", key.Id, "admin", Cancellation));
        folder.Time.Advance(TimeSpan.FromDays(31));
        Assert.Null(await store.Keys.FindAsync(text, Cancellation));
        Assert.False(await store.Keys.AnyAsync(Cancellation));
        var (second, secondText) = await store.Keys.CreateAsync(wanted with { Expires = null }, "admin", Cancellation);
        Assert.True(await store.Keys.RevokeAsync("north", second.Id, "admin", Cancellation));
        Assert.False(await store.Keys.RevokeAsync("north", second.Id, "admin", Cancellation));
        Assert.Null(await store.Keys.FindAsync(secondText, Cancellation));
        Assert.Equal(2, (await store.Keys.ListAsync("north", Cancellation)).Count);
        Assert.Equal([AuditActions.RevokeKey, AuditActions.CreateKey, AuditActions.CreateKey], (await store.Audit.ListAsync("north", new(), Cancellation)).Select(static entry => entry.Action));
    }

    [Fact]
    public async Task Encrypted_text_is_not_in_the_tables_and_reads_back_beside_what_was_written_before()
    {
        await using var folder = await OpenAsync();
        await AskAsync(folder.Store(), "q1", Tenants.Own, "c1", text: "Plainword first");
        var protection = new TextProtection(static text => Convert.ToBase64String([.. System.Text.Encoding.UTF8.GetBytes(text).Reverse()]), static text => System.Text.Encoding.UTF8.GetString([.. Convert.FromBase64String(text).Reverse()]));
        var store = folder.Store(protection);
        await AskAsync(store, "q2", Tenants.Own, "c2", text: "Secretword second");
        Assert.Equal("Plainword first", (await store.ReadAsync("c1", Cancellation))!.Turns[0].Question.Text);
        var second = (await store.ReadAsync("c2", Cancellation))!;
        Assert.Equal("Secretword second", second.Turns[0].Question.Text);
        Assert.Equal("Secretword second", second.Summary.Title);
        Assert.Equal(Samples.Answer("q2").Text, second.Turns[0].Answer!.Text);
        Assert.True((await store.Audit.VerifyAsync(Tenants.Own, cancellationToken: Cancellation)).Holds);
        Assert.DoesNotContain(await RowsAsync(folder), static column => column.Contains("Secretword", StringComparison.Ordinal) || column.Contains("coronary", StringComparison.Ordinal));
        await Assert.ThrowsAsync<RecordUnavailableException>(() => folder.Store().ReadAsync("c2", Cancellation));
    }

    [Fact]
    public async Task Any_text_can_be_stored()
    {
        (string Text, string Read)[] all =
        [
            ("a\0b", "a\uFFFDb"), ("half \uD800 pair", "half \uFFFD pair"), ("\u001Edp1:looks encrypted", "\u001Edp1:looks encrypted"), ("whole \U0001F9E0 pair", "whole \U0001F9E0 pair"),
        ];
        await using var folder = await OpenAsync();
        var store = folder.Store();
        foreach (var (text, _) in all)
            await AskAsync(store, text.GetHashCode(StringComparison.Ordinal).ToString(System.Globalization.CultureInfo.InvariantCulture), Tenants.Own, "c1", text: text);
        Assert.Equal(all.Select(static one => one.Read), (await store.ReadAsync("c1", Cancellation))!.Turns.Select(static turn => turn.Question.Text));
        Assert.True((await store.Audit.VerifyAsync(Tenants.Own, cancellationToken: Cancellation)).Holds);
    }

    private static async Task AskAsync(RecordStore store, string id, string tenant, string conversation, string mrn = "12345", string caller = "dr-a", string text = "Chest pain?")
    {
        var question = RecordFolder.Question(id, text, conversation) with
        {
            Caller = new Caller(caller, Door.Rest) { Tenant = tenant },
            Patient = Samples.Patient with { Identifiers = [new Identifier(IdentifierType.Mrn, mrn)] },
        };
        await using var record = await store.OpenAsync(question, Cancellation);
        await record.NoteAsync(new SentenceReleased("One.", false, []), Cancellation);
        await record.CloseAsync(Samples.Answer(id), Cancellation);
    }

    private static async Task<List<string>> RowsAsync(RecordFolder folder)
    {
        await using var connection = await folder.RawAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT * FROM turns, conversations WHERE turns."ConversationId" = 'c2' AND conversations."Id" = 'c2'""";
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<string>();
        while (await reader.ReadAsync())
        {
            for (var i = 0; i < reader.FieldCount; i++)
                columns.Add(reader.GetValue(i).ToString()!);
        }

        Assert.NotEmpty(columns);
        return columns;
    }
}
