using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ClinicalAssistant.Records.Database;

/// <summary>What <c>dotnet ef</c> opens for PostgreSQL; the program itself never uses it.</summary>
internal sealed class PostgresContextDesign : IDesignTimeDbContextFactory<PostgresRecordContext>
{
    public PostgresRecordContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresRecordContext>().UseNpgsql("Host=127.0.0.1").Options);
}
