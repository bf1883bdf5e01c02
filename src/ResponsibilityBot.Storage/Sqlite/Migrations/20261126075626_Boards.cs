using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsibilityBot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Boards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "tenths",
                table: "team_scores",
                type: "INTEGER",
                nullable: false,
                computedColumnSql: "CASE WHEN participants = 0 THEN 0 WHEN participants > members THEN (20 * CAST(points AS bigint) + participants) / (2 * participants) ELSE (20 * CAST(points AS bigint) + members) / (2 * members) END",
                stored: false);

            migrationBuilder.CreateTable(
                name: "digests",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    carrier = table.Column<string>(type: "TEXT", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_week = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_digests", x => new { x.tenant, x.person });
                });

            migrationBuilder.CreateTable(
                name: "exports",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exports", x => x.name);
                });

            migrationBuilder.CreateIndex(
                name: "ix_team_scores_tenant_span_beginning_participants",
                table: "team_scores",
                columns: new[] { "tenant", "span", "beginning", "participants" });

            migrationBuilder.CreateIndex(
                name: "ix_team_scores_tenant_span_beginning_tenths_team_participants",
                table: "team_scores",
                columns: new[] { "tenant", "span", "beginning", "tenths", "team", "participants" });

            migrationBuilder.CreateIndex(
                name: "ix_digests_due_at",
                table: "digests",
                column: "due_at",
                filter: "due_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "digests");

            migrationBuilder.DropTable(
                name: "exports");

            migrationBuilder.DropIndex(
                name: "ix_team_scores_tenant_span_beginning_participants",
                table: "team_scores");

            migrationBuilder.DropIndex(
                name: "ix_team_scores_tenant_span_beginning_tenths_team_participants",
                table: "team_scores");

            migrationBuilder.DropColumn(
                name: "tenths",
                table: "team_scores");
        }
    }
}
