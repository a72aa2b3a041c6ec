using Microsoft.EntityFrameworkCore.Migrations;

namespace ClinicalAssistant.Records.Database.Migrations;

internal sealed partial class First : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "conversations",
            columns: table => new
            {
                Id = table.Column<string>(type: "TEXT", nullable: false),
                Title = table.Column<string>(type: "TEXT", nullable: false),
                Started = table.Column<long>(type: "INTEGER", nullable: false),
                Updated = table.Column<long>(type: "INTEGER", nullable: false),
                CallerId = table.Column<string>(type: "TEXT", nullable: false),
                Door = table.Column<string>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_conversations", x => x.Id);
            });

        migrationBuilder.CreateTable(
            name: "turns",
            columns: table => new
            {
                Number = table.Column<long>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                QuestionId = table.Column<string>(type: "TEXT", nullable: false),
                ConversationId = table.Column<string>(type: "TEXT", nullable: false),
                State = table.Column<string>(type: "TEXT", nullable: false),
                Asked = table.Column<long>(type: "INTEGER", nullable: false),
                Ended = table.Column<long>(type: "INTEGER", nullable: true),
                CallerId = table.Column<string>(type: "TEXT", nullable: false),
                Door = table.Column<string>(type: "TEXT", nullable: false),
                Purpose = table.Column<string>(type: "TEXT", nullable: true),
                Audience = table.Column<string>(type: "TEXT", nullable: false),
                AskedTask = table.Column<string>(type: "TEXT", nullable: true),
                Route = table.Column<string>(type: "TEXT", nullable: true),
                Text = table.Column<string>(type: "TEXT", nullable: false),
                Patient = table.Column<string>(type: "TEXT", nullable: true),
                History = table.Column<string>(type: "TEXT", nullable: true),
                Instructions = table.Column<string>(type: "TEXT", nullable: true),
                Outcome = table.Column<string>(type: "TEXT", nullable: true),
                Task = table.Column<string>(type: "TEXT", nullable: true),
                AnswerText = table.Column<string>(type: "TEXT", nullable: true),
                Provider = table.Column<string>(type: "TEXT", nullable: true),
                Decision = table.Column<string>(type: "TEXT", nullable: true),
                Evidence = table.Column<string>(type: "TEXT", nullable: true),
                Ranking = table.Column<string>(type: "TEXT", nullable: true),
                Withheld = table.Column<string>(type: "TEXT", nullable: true),
                Notices = table.Column<string>(type: "TEXT", nullable: true),
                Versions = table.Column<string>(type: "TEXT", nullable: true),
                Trace = table.Column<string>(type: "TEXT", nullable: true),
                TokenUse = table.Column<string>(type: "TEXT", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_turns", x => x.Number);
                table.ForeignKey(
                    name: "FK_turns_conversations_ConversationId",
                    column: x => x.ConversationId,
                    principalTable: "conversations",
                    principalColumn: "Id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "notes",
            columns: table => new
            {
                Number = table.Column<long>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                TurnNumber = table.Column<long>(type: "INTEGER", nullable: false),
                Kind = table.Column<string>(type: "TEXT", nullable: false),
                Content = table.Column<string>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_notes", x => x.Number);
                table.ForeignKey(
                    name: "FK_notes_turns_TurnNumber",
                    column: x => x.TurnNumber,
                    principalTable: "turns",
                    principalColumn: "Number",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex(
            name: "IX_conversations_Updated",
            table: "conversations",
            column: "Updated");

        migrationBuilder.CreateIndex(
            name: "IX_notes_TurnNumber",
            table: "notes",
            column: "TurnNumber");

        migrationBuilder.CreateIndex(
            name: "IX_turns_ConversationId",
            table: "turns",
            column: "ConversationId");

        migrationBuilder.CreateIndex(
            name: "IX_turns_QuestionId",
            table: "turns",
            column: "QuestionId",
            unique: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(
            name: "notes");

        migrationBuilder.DropTable(
            name: "turns");

        migrationBuilder.DropTable(
            name: "conversations");
    }
}
