using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Auditing;

namespace ClinicalAssistant.Records.Tests;

/// <summary>What holds of the audit trail in either database.</summary>
public abstract class AuditTrailTests
{
    protected abstract Task<RecordFolder> OpenAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asking_and_answering_are_in_the_chain_without_a_word_of_either()
    {
        await using var folder = await OpenAsync();
        var store = await AskedAsync(folder, 1, "Zanzibaria complaint");
        var entries = await store.Audit.ListAsync(Tenants.Own, new AuditFilter(), Cancellation);
        Assert.Equal([AuditActions.Answer, AuditActions.Ask], entries.Select(static entry => entry.Action));
        Assert.All(entries, static entry => Assert.Equal(("dr-a", "q0", "treatment", "Console"), (entry.Actor, entry.Subject, entry.Purpose, entry.Door)));
        Assert.All(entries, static entry => Assert.DoesNotContain("Zanzibaria", entry.ToString(), StringComparison.Ordinal));
        Assert.Equal(64, entries[0].Digest!.Length);
    }

    [Fact]
    public async Task Many_writers_in_several_processes_make_one_chain_a_tenant_without_a_gap()
    {
        await using var folder = await OpenAsync();
        RecordStore[] stores = [folder.Store(), folder.Store(), folder.Store()];
        string[] tenants = ["north", "south"];
        await Task.WhenAll(Enumerable.Range(0, 120).Select(i => Task.Run(() =>
            stores[i % 3].Audit.AppendAsync(new AuditEntry { Tenant = tenants[i % 2], Actor = $"a{i}", Action = AuditActions.Read }, Cancellation), Cancellation)));
        foreach (var tenant in tenants)
        {
            var verdict = await stores[0].Audit.VerifyAsync(tenant, cancellationToken: Cancellation);
            Assert.True(verdict.Holds, string.Join("; ", verdict.Problems));
            Assert.Equal(60, verdict.Entries);
        }

        Assert.Equal(tenants, await stores[1].Audit.TenantsAsync(Cancellation));
    }

    [Fact]
    public async Task The_chain_goes_on_across_restarts()
    {
        await using var folder = await OpenAsync();
        await AskedAsync(folder, 2);
        await folder.Store().Audit.AppendAsync(new AuditEntry { Tenant = Tenants.Own, Actor = "dr-b", Action = AuditActions.Read }, Cancellation);
        var verdict = await folder.Store().Audit.VerifyAsync(Tenants.Own, cancellationToken: Cancellation);
        Assert.True(verdict.Holds);
        Assert.Equal(5, verdict.Entries);
        Assert.Equal(2, verdict.Answers);
    }

    [Theory]
    [InlineData("""UPDATE audit SET "Actor" = 'dr-x' WHERE "Sequence" = 3""", "row 3 was changed")]
    [InlineData("""UPDATE audit SET "At" = "At" + 1 WHERE "Sequence" = 1""", "row 1 was changed")]
    [InlineData("""DELETE FROM audit WHERE "Sequence" = 4""", "row 4 was removed")]
    [InlineData("""DELETE FROM audit WHERE "Sequence" IN (3, 4, 5)""", "rows 3 to 5 were removed")]
    [InlineData("""DELETE FROM audit WHERE "Sequence" = 8""", "row 8, the last, was removed")]
    [InlineData("""DELETE FROM audit WHERE "Sequence" > 6""", "rows 7 to 8, the last, were removed")]
    [InlineData("""DELETE FROM audit_heads""", "head was removed")]
    [InlineData("""UPDATE turns SET "AnswerText" = 'Take ten.' WHERE "QuestionId" = 'q1'""", "answer q1 was changed")]
    [InlineData("""UPDATE turns SET "Text" = 'Other.' WHERE "QuestionId" = 'q2'""", "answer q2 was changed")]
    [InlineData("""DELETE FROM turns WHERE "QuestionId" = 'q3'""", "q3 was removed")]
    public async Task What_was_changed_or_removed_behind_its_back_is_found_and_named(string tampering, string named)
    {
        await using var folder = await OpenAsync();
        var store = await AskedAsync(folder, 4);
        Assert.True(await folder.RawAsync(tampering) > 0);
        var verdict = await store.Audit.VerifyAsync(Tenants.Own, cancellationToken: Cancellation);
        Assert.Contains(verdict.Problems, problem => problem.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_rows_in_each_others_place_are_found_and_named()
    {
        await using var folder = await OpenAsync();
        var store = await AskedAsync(folder, 4);
        await folder.RawAsync("""UPDATE audit SET "Sequence" = 100 WHERE "Sequence" = 3""");
        await folder.RawAsync("""UPDATE audit SET "Sequence" = 3 WHERE "Sequence" = 6""");
        await folder.RawAsync("""UPDATE audit SET "Sequence" = 6 WHERE "Sequence" = 100""");
        var verdict = await store.Audit.VerifyAsync(Tenants.Own, cancellationToken: Cancellation);
        Assert.Contains(verdict.Problems, static problem => problem.Contains("row 3 stands in another's place", StringComparison.Ordinal));
        Assert.Contains(verdict.Problems, static problem => problem.Contains("row 6 stands in another's place", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chain_that_was_written_anew_fails_against_a_head_noted_before()
    {
        await using var folder = await OpenAsync();
        var store = await AskedAsync(folder, 2);
        var noted = (await store.Audit.VerifyAsync(Tenants.Own, cancellationToken: Cancellation)).Head;
        await store.Audit.AppendAsync(new AuditEntry { Tenant = Tenants.Own, Actor = "dr-b", Action = AuditActions.Read }, Cancellation);
        Assert.True((await store.Audit.VerifyAsync(Tenants.Own, noted, Cancellation)).Holds);
        await folder.RawAsync("DELETE FROM audit");
        await folder.RawAsync("DELETE FROM audit_heads");
        await folder.RawAsync("DELETE FROM turns");
        await store.Audit.AppendAsync(new AuditEntry { Tenant = Tenants.Own, Actor = "dr-b", Action = AuditActions.Read }, Cancellation);
        Assert.True((await store.Audit.VerifyAsync(Tenants.Own, cancellationToken: Cancellation)).Holds);
        Assert.Contains(( await store.Audit.VerifyAsync(Tenants.Own, noted, Cancellation)).Problems, static problem => problem.Contains("written anew", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_deleted_by_its_term_or_by_a_user_is_said_and_breaks_nothing()
    {
        await using var folder = await OpenAsync();
        var store = await AskedAsync(folder, 3);
        Assert.True(await store.DeleteAsync("q0", Cancellation));
        folder.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(2, await store.PurgeAsync(Cancellation));
        var verdict = await store.Audit.VerifyAsync(Tenants.Own, cancellationToken: Cancellation);
        Assert.True(verdict.Holds, string.Join("; ", verdict.Problems));
        Assert.Equal(9, verdict.Entries);
    }

    private static async Task<RecordStore> AskedAsync(RecordFolder folder, int questions, string text = "Chest pain?")
    {
        var store = folder.Store();
        for (var i = 0; i < questions; i++)
        {
            await using var record = await store.OpenAsync(RecordFolder.Question($"q{i}", text), Cancellation);
            await record.CloseAsync(Samples.Answer($"q{i}"), Cancellation);
        }

        return store;
    }
}
