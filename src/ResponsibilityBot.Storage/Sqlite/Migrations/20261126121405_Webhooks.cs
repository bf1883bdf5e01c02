using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsibilityBot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Webhooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "gap_looks",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gap_looks", x => x.tenant);
                });

            migrationBuilder.CreateTable(
                name: "gap_sightings",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    gap = table.Column<string>(type: "TEXT", nullable: false),
                    responsibilities = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gap_sightings", x => new { x.tenant, x.gap });
                });

            migrationBuilder.CreateTable(
                name: "webhook_messages",
                columns: table => new
                {
                    hook = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_messages", x => new { x.hook, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_messages_hook_due_at",
                table: "webhook_messages",
                columns: new[] { "hook", "due_at" },
                filter: "state < 2");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "gap_looks");

            migrationBuilder.DropTable(
                name: "gap_sightings");

            migrationBuilder.DropTable(
                name: "webhook_messages");
        }
    }
}
