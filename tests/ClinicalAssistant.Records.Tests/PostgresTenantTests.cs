namespace ClinicalAssistant.Records.Tests;

[Collection(nameof(SharedPostgres))]public sealed class PostgresTenantTests(PostgresFixture postgres) : TenantTests
{
    protected override Task<RecordFolder> OpenAsync() => postgres.FolderAsync();
}
