using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsibilityBot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Gaps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "gaps",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    corrected_to = table.Column<string>(type: "TEXT", nullable: false),
                    offered = table.Column<string>(type: "TEXT", nullable: false),
                    times = table.Column<int>(type: "INTEGER", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gaps", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "questions",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    conversation = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    is_answered = table.Column<bool>(type: "INTEGER", nullable: false),
                    about = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_questions", x => new { x.tenant, x.conversation, x.person });
                });

            migrationBuilder.CreateIndex(
                name: "ix_gaps_last_day",
                table: "gaps",
                column: "last_day");

            migrationBuilder.CreateIndex(
                name: "ix_gaps_tenant_words_outcome_corrected_to",
                table: "gaps",
                columns: new[] { "tenant", "words", "outcome", "corrected_to" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_questions_asked_at",
                table: "questions",
                column: "asked_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "gaps");

            migrationBuilder.DropTable(
                name: "questions");
        }
    }
}
