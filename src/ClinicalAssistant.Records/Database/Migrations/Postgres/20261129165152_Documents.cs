using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClinicalAssistant.Records.Database.Migrations.Postgres
{
    internal sealed partial class Documents : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "documents",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Tenant = table.Column<string>(type: "text", nullable: false),
                    Owner = table.Column<string>(type: "text", nullable: false),
                    CallerId = table.Column<string>(type: "text", nullable: false),
                    PatientKey = table.Column<string>(type: "text", nullable: true),
                    Saved = table.Column<long>(type: "bigint", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false)
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
