using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsibilityBot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Workloads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "gap_watches",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    told_week = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gap_watches", x => new { x.tenant, x.person });
                });

            migrationBuilder.CreateTable(
                name: "workload_stamps",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    stamp = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workload_stamps", x => x.tenant);
                });

            migrationBuilder.CreateTable(
                name: "workloads",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    environment = table.Column<string>(type: "TEXT", nullable: false),
                    environment_key = table.Column<string>(type: "TEXT", nullable: false),
                    services = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workloads", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_workloads_tenant_name_key_environment_key",
                table: "workloads",
                columns: new[] { "tenant", "name_key", "environment_key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "gap_watches");

            migrationBuilder.DropTable(
                name: "workload_stamps");

            migrationBuilder.DropTable(
                name: "workloads");
        }
    }
}
