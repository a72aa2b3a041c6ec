namespace ClinicalAssistant.Records.Tests;

public sealed class SqliteDocumentStoreTests : DocumentStoreTests
{
    protected override Task<RecordFolder> OpenAsync() => Task.FromResult(new RecordFolder());
}
