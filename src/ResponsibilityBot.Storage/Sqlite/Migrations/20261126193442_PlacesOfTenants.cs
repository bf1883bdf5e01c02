using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsibilityBot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PlacesOfTenants : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_conversations_tenant_channel_conversation",
                table: "conversations",
                columns: new[] { "tenant", "channel", "conversation" },
                filter: "place IN (1, 2)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_conversations_tenant_channel_conversation",
                table: "conversations");
        }
    }
}
