namespace ClinicalAssistant.Records.Tests;

[Collection(nameof(SharedPostgres))]public sealed class PostgresAuditTrailTests(PostgresFixture postgres) : AuditTrailTests
{
    protected override Task<RecordFolder> OpenAsync() => postgres.FolderAsync();
}
