using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsibilityBot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Organisation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "organisation_asks",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    responsibility = table.Column<string>(type: "TEXT", nullable: true),
                    target = table.Column<string>(type: "TEXT", nullable: true),
                    question = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    told = table.Column<int>(type: "INTEGER", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    answerer = table.Column<string>(type: "TEXT", nullable: true),
                    answerer_name = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_asks", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "organisation_changes",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    told = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    decider = table.Column<string>(type: "TEXT", nullable: true),
                    decider_name = table.Column<string>(type: "TEXT", nullable: true),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    conversation = table.Column<string>(type: "TEXT", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_changes", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "organisation_roles",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: true),
                    conversation = table.Column<string>(type: "TEXT", nullable: true),
                    place = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_roles", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "organisation_steps",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    change = table.Column<string>(type: "TEXT", nullable: false),
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_steps", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "organisation_versions",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_versions", x => x.tenant);
                });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_asks_asked_at",
                table: "organisation_asks",
                column: "asked_at",
                filter: "told <> state");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_asks_tenant_person",
                table: "organisation_asks",
                columns: new[] { "tenant", "person" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_changes_proposed_at",
                table: "organisation_changes",
                column: "proposed_at",
                filter: "told <> state");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_changes_until",
                table: "organisation_changes",
                column: "until",
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_roles_tenant_name_key",
                table: "organisation_roles",
                columns: new[] { "tenant", "name_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_steps_tenant_change_step",
                table: "organisation_steps",
                columns: new[] { "tenant", "change", "step" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_steps_tenant_sequence",
                table: "organisation_steps",
                columns: new[] { "tenant", "sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "organisation_asks");

            migrationBuilder.DropTable(
                name: "organisation_changes");

            migrationBuilder.DropTable(
                name: "organisation_roles");

            migrationBuilder.DropTable(
                name: "organisation_steps");

            migrationBuilder.DropTable(
                name: "organisation_versions");
        }
    }
}
