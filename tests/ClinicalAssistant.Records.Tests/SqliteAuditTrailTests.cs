namespace ClinicalAssistant.Records.Tests;

public sealed class SqliteAuditTrailTests : AuditTrailTests
{
    protected override Task<RecordFolder> OpenAsync() => Task.FromResult(new RecordFolder());
}
