namespace ClinicalAssistant.Records.Tests;

public sealed class SqliteTenantTests : TenantTests
{
    protected override Task<RecordFolder> OpenAsync() => Task.FromResult(new RecordFolder());
}
