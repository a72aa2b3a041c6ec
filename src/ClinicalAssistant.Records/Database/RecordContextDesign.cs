using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ClinicalAssistant.Records.Database;

/// <summary>What <c>dotnet ef</c> opens; the program itself never uses it.</summary>
internal sealed class RecordContextDesign : IDesignTimeDbContextFactory<RecordContext>
{
    public RecordContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<RecordContext>().UseSqlite("Data Source=:memory:").Options);
}
