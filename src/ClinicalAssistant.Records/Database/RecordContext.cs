using Microsoft.EntityFrameworkCore;

namespace ClinicalAssistant.Records.Database;

/// <summary>
/// The record's tables. After a change here: add a migration and refresh the compiled model
/// (<c>EfDesign=true dotnet ef migrations add NAME -o Database/Migrations</c>, <c>EfDesign=true dotnet ef dbcontext optimize -o Database/Compiled</c>).
/// </summary>
internal sealed class RecordContext(DbContextOptions<RecordContext> options) : DbContext(options)
{
    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();

    public DbSet<TurnRow> Turns => Set<TurnRow>();

    public DbSet<NoteRow> Notes => Set<NoteRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ConversationRow>(conversation =>
        {
            conversation.ToTable("conversations");
            conversation.HasKey(row => row.Id);
            conversation.HasIndex(row => row.Updated);
            conversation.HasMany(row => row.Turns).WithOne().HasForeignKey(turn => turn.ConversationId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<TurnRow>(turn =>
        {
            turn.ToTable("turns");
            turn.HasKey(row => row.Number);
            turn.HasIndex(row => row.QuestionId).IsUnique();
            turn.HasIndex(row => row.ConversationId);
            turn.HasMany(row => row.Notes).WithOne().HasForeignKey(note => note.TurnNumber).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<NoteRow>(note =>
        {
            note.ToTable("notes");
            note.HasKey(row => row.Number);
            note.HasIndex(row => row.TurnNumber);
        });
    }
}
