using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsibilityBot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Oversight : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "area",
                table: "points",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "beliefs",
                table: "points",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_right",
                table: "points",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "item",
                table: "points",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "asked_topics",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    week = table.Column<int>(type: "INTEGER", nullable: false),
                    topic = table.Column<string>(type: "TEXT", nullable: false),
                    times = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asked_topics", x => new { x.tenant, x.person, x.week, x.topic });
                });

            migrationBuilder.Sql(FigureTable.Sql);

            migrationBuilder.CreateTable(
                name: "page_links",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_page_links", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "page_views",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    viewer = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    team = table.Column<string>(type: "TEXT", nullable: true),
                    what = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_page_views", x => x.sequence);
                });

            migrationBuilder.CreateIndex(
                name: "ix_asked_topics_week",
                table: "asked_topics",
                column: "week");

            migrationBuilder.CreateIndex(
                name: "ix_page_links_ends_at",
                table: "page_links",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "ix_page_views_tenant_at",
                table: "page_views",
                columns: new[] { "tenant", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "asked_topics");

            migrationBuilder.DropTable(
                name: "figures");

            migrationBuilder.DropTable(
                name: "page_links");

            migrationBuilder.DropTable(
                name: "page_views");

            migrationBuilder.DropColumn(
                name: "area",
                table: "points");

            migrationBuilder.DropColumn(
                name: "beliefs",
                table: "points");

            migrationBuilder.DropColumn(
                name: "is_right",
                table: "points");

            migrationBuilder.DropColumn(
                name: "item",
                table: "points");
        }
    }
}
