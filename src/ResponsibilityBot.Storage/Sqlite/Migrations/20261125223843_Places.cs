using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsibilityBot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Places : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // They were kept by thread and in another shape; each place is learned again with the next message from it.
            migrationBuilder.Sql("DELETE FROM conversations;");

            migrationBuilder.AddColumn<string>(
                name: "person",
                table: "outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "replaces",
                table: "outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sent_in",
                table: "outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "person",
                table: "conversations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "place",
                table: "conversations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "team",
                table: "conversations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => new { x.channel, x.tenant, x.person });
                });

            migrationBuilder.CreateIndex(
                name: "ix_conversations_channel_tenant_team",
                table: "conversations",
                columns: new[] { "channel", "tenant", "team" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_tenant_person",
                table: "conversations",
                columns: new[] { "tenant", "person" },
                filter: "person IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_people_tenant_person",
                table: "people",
                columns: new[] { "tenant", "person" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropIndex(
                name: "ix_conversations_channel_tenant_team",
                table: "conversations");

            migrationBuilder.DropIndex(
                name: "ix_conversations_tenant_person",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "person",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "replaces",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "sent_in",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "person",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "place",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "team",
                table: "conversations");
        }
    }
}
