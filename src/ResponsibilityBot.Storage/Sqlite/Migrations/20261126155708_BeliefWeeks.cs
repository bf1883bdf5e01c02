using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsibilityBot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class BeliefWeeks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Sums of four weeks, in the place of which these texts are read.
            migrationBuilder.Sql("DELETE FROM figures WHERE kind = 5");

            migrationBuilder.Sql(FigureTable.BeliefWeeksSql);

            migrationBuilder.CreateIndex(
                name: "ix_teams_tenant_id",
                table: "teams",
                columns: new[] { "tenant", "id" },
                filter: "name_key IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "belief_weeks");

            migrationBuilder.DropIndex(
                name: "ix_teams_tenant_id",
                table: "teams");
        }
    }
}
