using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsibilityBot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Rounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "post",
                table: "rounds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "best",
                table: "memories",
                type: "REAL",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.CreateTable(
                name: "asked_facts",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    fact = table.Column<string>(type: "TEXT", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asked_facts", x => new { x.tenant, x.person, x.fact });
                });

            migrationBuilder.CreateTable(
                name: "habits",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    follow_ups = table.Column<bool>(type: "INTEGER", nullable: false),
                    ask_back = table.Column<bool>(type: "INTEGER", nullable: false),
                    followed_up = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_habits", x => new { x.tenant, x.person });
                });

            migrationBuilder.CreateTable(
                name: "item_reports",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    item = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: true),
                    reported_at = table.Column<long>(type: "INTEGER", nullable: false),
                    told_at = table.Column<long>(type: "INTEGER", nullable: true),
                    released_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_reports", x => new { x.tenant, x.item });
                });

            migrationBuilder.CreateTable(
                name: "points",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: true),
                    conversation = table.Column<string>(type: "TEXT", nullable: true),
                    points = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    at_offset = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_points", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "posted_rounds",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    conversation = table.Column<string>(type: "TEXT", nullable: false),
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
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answers = table.Column<int>(type: "INTEGER", nullable: false),
                    shown = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posted_rounds", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "quiz_runs",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    conversation = table.Column<string>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    posted_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quiz_runs", x => new { x.tenant, x.conversation, x.date });
                });

            migrationBuilder.CreateTable(
                name: "schedules",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    conversation = table.Column<string>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: true),
                    plan = table.Column<string>(type: "TEXT", nullable: false),
                    next_due_utc = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedules", x => new { x.tenant, x.conversation });
                });

            migrationBuilder.CreateTable(
                name: "zones",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    zone = table.Column<string>(type: "TEXT", nullable: false),
                    is_chosen = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_zones", x => new { x.tenant, x.person });
                });

            migrationBuilder.CreateIndex(
                name: "ix_rounds_tenant_item",
                table: "rounds",
                columns: new[] { "tenant", "item" });

            migrationBuilder.CreateIndex(
                name: "ix_rounds_tenant_post",
                table: "rounds",
                columns: new[] { "tenant", "post" },
                filter: "post IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_habits_followed_up",
                table: "habits",
                column: "followed_up",
                filter: "follow_ups");

            migrationBuilder.CreateIndex(
                name: "ix_points_tenant_channel_conversation_at",
                table: "points",
                columns: new[] { "tenant", "channel", "conversation", "at" },
                filter: "conversation IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_points_tenant_person_day",
                table: "points",
                columns: new[] { "tenant", "person", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_posted_rounds_closes_at",
                table: "posted_rounds",
                column: "closes_at",
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_posted_rounds_tenant_channel_conversation_opened_at",
                table: "posted_rounds",
                columns: new[] { "tenant", "channel", "conversation", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_posted_rounds_tenant_order_number",
                table: "posted_rounds",
                columns: new[] { "tenant", "order", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_quiz_runs_posted_at",
                table: "quiz_runs",
                column: "posted_at");

            migrationBuilder.CreateIndex(
                name: "ix_schedules_next_due_utc",
                table: "schedules",
                column: "next_due_utc",
                filter: "next_due_utc IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_schedules_tenant_person",
                table: "schedules",
                columns: new[] { "tenant", "person" },
                filter: "person IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "asked_facts");

            migrationBuilder.DropTable(
                name: "habits");

            migrationBuilder.DropTable(
                name: "item_reports");

            migrationBuilder.DropTable(
                name: "points");

            migrationBuilder.DropTable(
                name: "posted_rounds");

            migrationBuilder.DropTable(
                name: "quiz_runs");

            migrationBuilder.DropTable(
                name: "schedules");

            migrationBuilder.DropTable(
                name: "zones");

            migrationBuilder.DropIndex(
                name: "ix_rounds_tenant_item",
                table: "rounds");

            migrationBuilder.DropIndex(
                name: "ix_rounds_tenant_post",
                table: "rounds");

            migrationBuilder.DropColumn(
                name: "post",
                table: "rounds");

            migrationBuilder.DropColumn(
                name: "best",
                table: "memories");
        }
    }
}
