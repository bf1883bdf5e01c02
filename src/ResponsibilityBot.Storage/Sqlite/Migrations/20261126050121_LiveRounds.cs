using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsibilityBot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LiveRounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "more_time",
                table: "habits",
                type: "REAL",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<string>(
                name: "items",
                table: "challenges",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "number",
                table: "challenges",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "timer",
                table: "challenges",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "more_time",
                table: "habits");

            migrationBuilder.DropColumn(
                name: "items",
                table: "challenges");

            migrationBuilder.DropColumn(
                name: "number",
                table: "challenges");

            migrationBuilder.DropColumn(
                name: "timer",
                table: "challenges");
        }
    }
}
