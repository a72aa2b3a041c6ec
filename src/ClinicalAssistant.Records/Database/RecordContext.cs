using Microsoft.EntityFrameworkCore;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Database;

/// <summary>
/// The record's tables. After a change here: add a migration for SQLite and one for PostgreSQL and refresh the compiled model
/// (<c>EfDesign=true dotnet ef migrations add NAME -c RecordContext -o Database/Migrations</c>, the other as <see cref="PostgresRecordContext"/> says,
/// <c>EfDesign=true dotnet ef dbcontext optimize -c RecordContext -o Database/Compiled</c>).
/// </summary>
internal class RecordContext : DbContext
{
    public RecordContext(DbContextOptions<RecordContext> options)
        : base(options)
    {
    }

    protected RecordContext(DbContextOptions options)
        : base(options)
    {
    }

    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();

    public DbSet<TurnRow> Turns => Set<TurnRow>();

    public DbSet<NoteRow> Notes => Set<NoteRow>();

    public DbSet<FeedbackRow> Feedback => Set<FeedbackRow>();

    public DbSet<EvalRunRow> EvalRuns => Set<EvalRunRow>();

    public DbSet<KeyRow> Keys => Set<KeyRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<AuditHeadRow> AuditHeads => Set<AuditHeadRow>();

    public DbSet<DocumentRow> Documents => Set<DocumentRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ConversationRow>(conversation =>
        {
            conversation.ToTable("conversations");
            conversation.HasKey(row => row.Id);
            conversation.HasIndex(row => row.Updated);
            conversation.Property(row => row.Tenant).HasDefaultValue(Tenants.Own);
            conversation.HasIndex(row => new { row.Tenant, row.Updated });
            conversation.HasMany(row => row.Turns).WithOne().HasForeignKey(turn => turn.ConversationId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<TurnRow>(turn =>
        {
            turn.ToTable("turns");
            turn.HasKey(row => row.Number);
            turn.HasIndex(row => row.QuestionId).IsUnique();
            turn.HasIndex(row => row.ConversationId);
            turn.Property(row => row.Tenant).HasDefaultValue(Tenants.Own);
            turn.HasIndex(row => new { row.Tenant, row.PatientKey });
            turn.HasMany(row => row.Notes).WithOne().HasForeignKey(note => note.TurnNumber).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<NoteRow>(note =>
        {
            note.ToTable("notes");
            note.HasKey(row => row.Number);
            note.HasIndex(row => row.TurnNumber);
        });
        modelBuilder.Entity<FeedbackRow>(feedback =>
        {
            feedback.ToTable("feedback");
            feedback.HasKey(row => row.Number);
            feedback.HasIndex(row => row.QuestionId);
        });
        modelBuilder.Entity<EvalRunRow>(run =>
        {
            run.ToTable("eval_runs");
            run.HasKey(row => row.Number);
        });
        modelBuilder.Entity<KeyRow>(key =>
        {
            key.ToTable("api_keys");
            key.HasKey(row => row.Id);
        });
        modelBuilder.Entity<AuditRow>(entry =>
        {
            entry.ToTable("audit");
            entry.HasKey(row => new { row.Tenant, row.Sequence });
            entry.HasIndex(row => new { row.Tenant, row.Subject });
        });
        modelBuilder.Entity<AuditHeadRow>(head =>
        {
            head.ToTable("audit_heads");
            head.HasKey(row => row.Tenant);
        });
        modelBuilder.Entity<DocumentRow>(document =>
        {
            document.ToTable("documents");
            document.HasKey(row => new { row.Id, row.Version });
            document.HasIndex(row => new { row.Tenant, row.Saved });
            document.HasIndex(row => new { row.Tenant, row.PatientKey });
        });
    }
}
