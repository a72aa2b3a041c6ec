using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClinicalAssistant.Records.Database.Migrations
{
    internal sealed partial class Documents : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "documents",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Tenant = table.Column<string>(type: "TEXT", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", nullable: false),
                    CallerId = table.Column<string>(type: "TEXT", nullable: false),
                    PatientKey = table.Column<string>(type: "TEXT", nullable: true),
                    Saved = table.Column<long>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents", x => new { x.Id, x.Version });
                });

            migrationBuilder.CreateIndex(
                name: "IX_documents_Tenant_PatientKey",
                table: "documents",
                columns: new[] { "Tenant", "PatientKey" });

            migrationBuilder.CreateIndex(
                name: "IX_documents_Tenant_Saved",
                table: "documents",
                columns: new[] { "Tenant", "Saved" });
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "documents");
        }
    }
}
