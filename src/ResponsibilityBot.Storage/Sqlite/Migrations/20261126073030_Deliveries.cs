using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsibilityBot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Deliveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "broadcast",
                table: "posted_rounds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "place_number",
                table: "posted_rounds",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "broadcasts",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    order = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    item = table.Column<string>(type: "TEXT", nullable: false),
                    fact = table.Column<string>(type: "TEXT", nullable: false),
                    chosen_for = table.Column<int>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closes_at = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_offset = table.Column<int>(type: "INTEGER", nullable: false),
                    closes_offset = table.Column<int>(type: "INTEGER", nullable: false),
                    is_filled = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_broadcasts", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "deliveries",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    post = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    conversation = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    epoch = table.Column<long>(type: "INTEGER", nullable: false),
                    wanted = table.Column<int>(type: "INTEGER", nullable: false),
                    shown = table.Column<int>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_id = table.Column<string>(type: "TEXT", nullable: true),
                    sent_in = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deliveries", x => new { x.tenant, x.post, x.number });
                });

            migrationBuilder.CreateTable(
                name: "owners",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    epoch = table.Column<long>(type: "INTEGER", nullable: false),
                    holder = table.Column<string>(type: "TEXT", nullable: true),
                    proved_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_owners", x => x.tenant);
                });

            migrationBuilder.CreateIndex(
                name: "ix_posted_rounds_tenant_closes_at",
                table: "posted_rounds",
                columns: new[] { "tenant", "closes_at" },
                filter: "closed_at IS NULL AND shown <> answers");

            migrationBuilder.CreateIndex(
                name: "ix_broadcasts_opened_at",
                table: "broadcasts",
                column: "opened_at",
                filter: "NOT is_filled");

            migrationBuilder.CreateIndex(
                name: "ix_broadcasts_tenant_order_number",
                table: "broadcasts",
                columns: new[] { "tenant", "order", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_tenant_state_due_at",
                table: "deliveries",
                columns: new[] { "tenant", "state", "due_at" },
                filter: "state < 2");

            migrationBuilder.CreateIndex(
                name: "ix_owners_holder",
                table: "owners",
                column: "holder",
                filter: "holder IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "broadcasts");

            migrationBuilder.DropTable(
                name: "deliveries");

            migrationBuilder.DropTable(
                name: "owners");

            migrationBuilder.DropIndex(
                name: "ix_posted_rounds_tenant_closes_at",
                table: "posted_rounds");

            migrationBuilder.DropColumn(
                name: "broadcast",
                table: "posted_rounds");

            migrationBuilder.DropColumn(
                name: "place_number",
                table: "posted_rounds");
        }
    }
}
