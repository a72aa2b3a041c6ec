using System.Text.Json;
using ClinicalAssistant.Cli.Tests.Support;
using ClinicalAssistant.Core;
using ClinicalAssistant.Records;

namespace ClinicalAssistant.Cli.Tests;

public sealed class RecordVerbTests
{
    private const string ChestPain = "58-year-old man, crushing substernal chest pain radiating to the left arm for 40 minutes, diaphoretic";

    [Fact]
    public async Task A_question_is_in_the_trail_replays_to_the_letter_and_exports_as_fhir()
    {
        using var site = new Site();
        await site.RunAsync("ask", ChestPain);
        var verified = await site.RunAsync("audit", "verify");
        Assert.Equal(0, verified.Code);
        Assert.Contains("own: whole, 2 entries, 1 answers compared", verified.Out, StringComparison.Ordinal);
        var shown = await site.RunAsync("audit", "show", "--top", "1");
        var id = shown.Out.Split(' ', StringSplitOptions.RemoveEmptyEntries).First(word => Guid.TryParse(word, out _));
        var replayed = await site.RunAsync("replay", id);
        Assert.True(replayed.Code == 0, replayed.Out + replayed.Error);
        Assert.Contains("same evidence", replayed.Out, StringComparison.Ordinal);
        var exported = await site.RunAsync("audit", "export");
        foreach (var line in exported.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var audit = JsonDocument.Parse(line);
            Assert.Equal("AuditEvent", audit.RootElement.GetProperty("resourceType").GetString());
            Assert.True(audit.RootElement.GetProperty("agent")[0].GetProperty("requestor").GetBoolean());
        }

        Assert.Equal(2, (await site.RunAsync("replay", "nothing")).Code);
    }

    [Fact]
    public async Task A_trail_that_was_tampered_with_fails_and_names_the_row()
    {
        using var site = new Site();
        await site.RunAsync("ask", ChestPain);
        var head = (await site.RunAsync("audit", "verify")).Out.Trim().Split(' ')[^1];
        Assert.Equal(0, (await site.RunAsync("audit", "verify", "--tenant", "own", "--head", head)).Code);
        Assert.Equal(1, (await site.RunAsync("audit", "verify", "--tenant", "own", "--head", new string('0', 64))).Code);
        Assert.Equal(2, (await site.RunAsync("audit", "verify", "--head", head)).Code);
    }

    [Fact]
    public async Task Keys_are_made_listed_and_revoked_and_a_wrong_role_names_the_right_ones()
    {
        using var site = new Site();
        var made = await site.RunAsync("keys", "create", "ward-7", "--role", "clinician", "--scope", "ask", "--days", "30");
        Assert.StartsWith("ck_", made.Out, StringComparison.Ordinal);
        var listed = await site.RunAsync("keys", "list");
        Assert.Contains("ward-7", listed.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Out.Trim().Split('_')[2], listed.Out, StringComparison.Ordinal);
        Assert.Equal(0, (await site.RunAsync("keys", "revoke", made.Out.Split('_')[1])).Code);
        Assert.Contains("revoked", (await site.RunAsync("keys", "list")).Out, StringComparison.Ordinal);
        var wrong = await site.RunAsync("keys", "create", "x", "--role", "nurse");
        Assert.Equal(2, wrong.Code);
        Assert.Contains("clinician, integrator, qa, admin", wrong.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await site.RunAsync("keys", "create", "x", "--scope", "audit")).Code);
    }

    [Fact]
    public async Task A_users_data_is_given_out_and_deleted()
    {
        using var site = new Site();
        await site.RunAsync("ask", ChestPain);
        var exported = await site.RunAsync("records", "export", "--user", Environment.UserName);
        using var conversation = JsonDocument.Parse(exported.Out);
        Assert.Equal(ChestPain, conversation.RootElement.GetProperty("turns")[0].GetProperty("question").GetString());
        Assert.Equal(2, (await site.RunAsync("records", "delete", "--user", Environment.UserName)).Code);
        Assert.Contains("deleted 1 turns", (await site.RunAsync("records", "delete", "--user", Environment.UserName, "--yes")).Out, StringComparison.Ordinal);
        Assert.Empty((await site.RunAsync("records", "export", "--user", Environment.UserName)).Out);
        Assert.Equal(0, (await site.RunAsync("audit", "verify")).Code);
        Assert.Equal(2, (await site.RunAsync("records", "export")).Code);
    }

    [Fact]
    public async Task A_users_documents_are_given_out_and_deleted_with_the_turns()
    {
        using var site = new Site();
        await site.RunAsync("note", site.File_("visit.txt", "Cough for 3 days, no fever. T 37.1, chest clear."), "--keep");
        var exported = (await site.RunAsync("records", "export", "--user", Environment.UserName)).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, exported.Length);
        using var document = JsonDocument.Parse(exported[1]);
        Assert.Equal("preliminary", document.RootElement.GetProperty("status").GetString());
        Assert.Contains("1 documents", (await site.RunAsync("records", "delete", "--user", Environment.UserName, "--yes")).Out, StringComparison.Ordinal);
        Assert.Empty((await site.RunAsync("records", "export", "--user", Environment.UserName)).Out);
    }

    [Fact]
    public async Task Encrypted_text_is_read_again_by_the_next_run()
    {
        using var site = new Site();
        await File.WriteAllTextAsync(Path.Combine(site.Home, "appsettings.json"), """{"Records":{"EncryptText":true}}""", TestContext.Current.CancellationToken);
        await site.RunAsync("ask", "Zanzibaria-marker: " + ChestPain);
        foreach (var file in Directory.EnumerateFiles(site.Home, "records.db*"))
            Assert.DoesNotContain("Zanzibaria-marker", await File.ReadAllTextAsync(file, System.Text.Encoding.Latin1, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("Zanzibaria-marker", (await site.RunAsync("records", "export", "--user", Environment.UserName)).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await site.RunAsync("audit", "verify")).Code);
        Assert.Contains("encrypted", (await site.RunAsync("doctor")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finished_eval_run_is_in_the_record_of_a_site_that_has_one()
    {
        using var site = new Site();
        var suite = site.File_("colds.yaml", """
            suite: colds
            title: Colds
            owner: QA
            version: 1.0.0
            kind: engine
            bar: 1
            cases: [{ id: cold, question: What helps against a common cold?, assert: [{ disclaimer: true }] }]
            """);
        Assert.Equal(0, (await site.RunAsync("eval", "run", suite, "--out", site.PathOf("first"))).Code);
        var records = new RecordOptions { Folder = site.Home };
        Assert.False(File.Exists(records.File));

        await site.RunAsync("ask", ChestPain);
        Assert.Equal(0, (await site.RunAsync("eval", "run", suite, "--out", site.PathOf("second"))).Code);
        await using var store = new RecordStore(records, site.Time);
        var run = Assert.Single(await store.Of(Tenants.Own).EvalRunsAsync(10, TestContext.Current.CancellationToken));
        Assert.Equal(("colds", 1, 0, 0), (run.Suite, run.Passed, run.Failed, run.Errors));
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(await File.ReadAllTextAsync(Path.Combine(site.PathOf("second"), "summary.json"), TestContext.Current.CancellationToken)), JsonElement.Parse(run.Summary!)));
        Assert.Contains("colds", (await site.RunAsync("audit", "show", "--top", "1")).Out, StringComparison.Ordinal);
    }
}
