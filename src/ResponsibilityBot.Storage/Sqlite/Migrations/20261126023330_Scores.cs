using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsibilityBot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Scores : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "answers",
                table: "points",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "season",
                table: "points",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "team",
                table: "points",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    team = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => new { x.tenant, x.person });
                });

            migrationBuilder.CreateTable(
                name: "person_scores",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    span = table.Column<int>(type: "INTEGER", nullable: false),
                    beginning = table.Column<int>(type: "INTEGER", nullable: false),
                    team = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    points = table.Column<int>(type: "INTEGER", nullable: false),
                    answers = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_scores", x => new { x.tenant, x.span, x.beginning, x.team, x.person });
                });

            migrationBuilder.CreateTable(
                name: "score_remainders",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    span = table.Column<int>(type: "INTEGER", nullable: false),
                    beginning = table.Column<int>(type: "INTEGER", nullable: false),
                    team = table.Column<string>(type: "TEXT", nullable: false),
                    points = table.Column<int>(type: "INTEGER", nullable: false),
                    answers = table.Column<int>(type: "INTEGER", nullable: false),
                    participants = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_score_remainders", x => new { x.tenant, x.span, x.beginning, x.team });
                });

            migrationBuilder.CreateTable(
                name: "shown_names",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shown_names", x => new { x.tenant, x.person });
                });

            migrationBuilder.CreateTable(
                name: "team_scores",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    span = table.Column<int>(type: "INTEGER", nullable: false),
                    beginning = table.Column<int>(type: "INTEGER", nullable: false),
                    team = table.Column<string>(type: "TEXT", nullable: false),
                    points = table.Column<int>(type: "INTEGER", nullable: false),
                    answers = table.Column<int>(type: "INTEGER", nullable: false),
                    participants = table.Column<int>(type: "INTEGER", nullable: false),
                    members = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_scores", x => new { x.tenant, x.span, x.beginning, x.team });
                });

            migrationBuilder.CreateTable(
                name: "teams",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    name_key = table.Column<string>(type: "TEXT", nullable: true),
                    channel = table.Column<string>(type: "TEXT", nullable: true),
                    conversation = table.Column<string>(type: "TEXT", nullable: true),
                    members = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_teams", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_memberships_tenant_team",
                table: "memberships",
                columns: new[] { "tenant", "team" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_person_scores_tenant_person_span",
                table: "person_scores",
                columns: new[] { "tenant", "person", "span" });

            migrationBuilder.CreateIndex(
                name: "ix_teams_tenant_channel_conversation",
                table: "teams",
                columns: new[] { "tenant", "channel", "conversation" },
                unique: true,
                filter: "conversation IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_teams_tenant_name_key",
                table: "teams",
                columns: new[] { "tenant", "name_key" },
                unique: true,
                filter: "name_key IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "person_scores");

            migrationBuilder.DropTable(
                name: "score_remainders");

            migrationBuilder.DropTable(
                name: "shown_names");

            migrationBuilder.DropTable(
                name: "team_scores");

            migrationBuilder.DropTable(
                name: "teams");

            migrationBuilder.DropColumn(
                name: "answers",
                table: "points");

            migrationBuilder.DropColumn(
                name: "season",
                table: "points");

            migrationBuilder.DropColumn(
                name: "team",
                table: "points");
        }
    }
}
