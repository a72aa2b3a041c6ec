namespace ClinicalAssistant.Records.Tests;

[Collection(nameof(SharedPostgres))]
public sealed class PostgresDocumentStoreTests(PostgresFixture postgres) : DocumentStoreTests
{
    protected override Task<RecordFolder> OpenAsync() => postgres.FolderAsync();
}
