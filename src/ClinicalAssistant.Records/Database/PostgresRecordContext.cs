using Microsoft.EntityFrameworkCore;

namespace ClinicalAssistant.Records.Database;

/// <summary>
/// The same tables in PostgreSQL, with migrations of their own
/// (<c>EfDesign=true dotnet ef migrations add NAME -c PostgresRecordContext -o Database/Migrations/Postgres</c>).
/// </summary>
internal sealed class PostgresRecordContext(DbContextOptions<PostgresRecordContext> options) : RecordContext(options);
