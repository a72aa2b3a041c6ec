using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Records.Tests;

public sealed class PostgresVectorsTests
{
    private static PostgresVectors Open(string connection) => new(new RecordOptions { Provider = "postgres", ConnectionString = connection });

    [Fact]
    public async Task Vectors_are_found_by_likeness_and_replaced_by_a_later_import()
    {
        Assert.SkipWhen(VectorDatabase.Absent is not null, VectorDatabase.Absent ?? "");
        await using var database = await VectorDatabase.StartAsync();
        using var store = Open(database.ConnectionString);
        store.Write("pack", "s1", new VectorSpace("m", 2), [.. Enumerable.Range(0, 1200).Select(i => new[] { (float)Math.Cos(i / 1200.0), (float)Math.Sin(i / 1200.0) })]);

        Assert.Equal(new VectorSpace("m", 2), store.Find("pack", "s1"));
        Assert.Null(store.Find("pack", "s2"));
        var near = store.Nearest("pack", "s1", [1, 0], 3);
        Assert.Equal([0, 1, 2], near.Select(match => match.Record));
        Assert.Equal(1, near[0].Likeness, 5);

        store.Write("pack", "s2", new VectorSpace("n", 3), [[0, 0, 1]]);
        Assert.Empty(store.Nearest("pack", "s1", [1, 0], 3));
        Assert.Equal(0, Assert.Single(store.Nearest("pack", "s2", [0, 0, 1], 3)).Record);
        Assert.Empty(store.Nearest("pack", "s2", [0, 1], 3));
    }

    [Fact]
    public async Task A_server_without_pgvector_is_said_with_the_remedy()
    {
        Assert.SkipWhen(PostgresServer.HasVectors, "pgvector is installed.");
        await using var server = await PostgresServer.StartAsync();
        Assert.SkipWhen(server is null, PostgresServer.Absent ?? "");
        using var store = Open(await server.NewDatabaseAsync());
        Assert.Contains("Consult:Vectors:Store to pack", Assert.Throws<WrongInputException>(() => store.Find("pack", "s1")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_in_a_file_cannot_keep_them() =>
        Assert.Contains("Records:Provider to postgres", Assert.Throws<WrongInputException>(() => new PostgresVectors(new RecordOptions())).Message, StringComparison.Ordinal);
}
