using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsibilityBot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FewerIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_topics_kept_at",
                table: "topics");

            migrationBuilder.DropIndex(
                name: "ix_questions_asked_at",
                table: "questions");

            migrationBuilder.DropIndex(
                name: "ix_outbox_in_reply_to",
                table: "outbox");

            // A row that stands in the index of its key itself is written once. EF knows no such tables; for it nothing has changed.
            Rebuild(migrationBuilder, "topics", "tenant, conversation, person, body, kept_at", "WITHOUT ROWID");
            Rebuild(migrationBuilder, "questions", "tenant, conversation, person, words, is_answered, about, asked_at", "WITHOUT ROWID");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            Rebuild(migrationBuilder, "topics", "tenant, conversation, person, body, kept_at", "");
            Rebuild(migrationBuilder, "questions", "tenant, conversation, person, words, is_answered, about, asked_at", "");

            migrationBuilder.CreateIndex(
                name: "ix_topics_kept_at",
                table: "topics",
                column: "kept_at");

            migrationBuilder.CreateIndex(
                name: "ix_questions_asked_at",
                table: "questions",
                column: "asked_at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_in_reply_to",
                table: "outbox",
                column: "in_reply_to");
        }

        /// <summary>Makes one of the two tables anew, of another kind, with its rows.</summary>
        private static void Rebuild(MigrationBuilder migrationBuilder, string table, string columns, string kind)
        {
            var own = table == "topics"
                ? "body TEXT NOT NULL, kept_at INTEGER NOT NULL"
                : "words TEXT NOT NULL, is_answered INTEGER NOT NULL, about TEXT NOT NULL, asked_at INTEGER NOT NULL";
            migrationBuilder.Sql($"ALTER TABLE {table} RENAME TO {table}_before");
            migrationBuilder.Sql(
                $"CREATE TABLE {table} (tenant TEXT NOT NULL, conversation TEXT NOT NULL, person TEXT NOT NULL, {own}, CONSTRAINT pk_{table} PRIMARY KEY (tenant, conversation, person)) {kind}");
            migrationBuilder.Sql($"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table}_before");
            migrationBuilder.Sql($"DROP TABLE {table}_before");
        }
    }
}
