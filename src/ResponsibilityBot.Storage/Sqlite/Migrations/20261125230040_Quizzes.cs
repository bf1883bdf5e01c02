using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsibilityBot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Quizzes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "memories",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    fact = table.Column<string>(type: "TEXT", nullable: false),
                    stability = table.Column<double>(type: "REAL", nullable: false),
                    difficulty = table.Column<double>(type: "REAL", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recheck_at = table.Column<long>(type: "INTEGER", nullable: true),
                    times = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memories", x => new { x.tenant, x.person, x.fact });
                });

            migrationBuilder.CreateTable(
                name: "rounds",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    item = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    fact = table.Column<string>(type: "TEXT", nullable: true),
                    picks = table.Column<string>(type: "TEXT", nullable: true),
                    credit = table.Column<double>(type: "REAL", nullable: true),
                    confidence = table.Column<int>(type: "INTEGER", nullable: true),
                    is_repeat = table.Column<bool>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rounds", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_rounds_asked_at",
                table: "rounds",
                column: "asked_at");

            migrationBuilder.CreateIndex(
                name: "ix_rounds_tenant_person_answered_at",
                table: "rounds",
                columns: new[] { "tenant", "person", "answered_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "memories");

            migrationBuilder.DropTable(
                name: "rounds");
        }
    }
}
