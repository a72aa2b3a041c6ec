namespace ClinicalAssistant.Records.Tests;

[CollectionDefinition(nameof(SharedPostgres))]
public sealed class SharedPostgres : ICollectionFixture<PostgresFixture>;
