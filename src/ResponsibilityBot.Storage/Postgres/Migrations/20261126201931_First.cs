using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ResponsibilityBot.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "asked_facts",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    fact = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asked_facts", x => new { x.tenant, x.person, x.fact });
                });

            migrationBuilder.CreateTable(
                name: "asked_topics",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    week = table.Column<int>(type: "integer", nullable: false),
                    topic = table.Column<string>(type: "text", nullable: false),
                    times = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asked_topics", x => new { x.tenant, x.person, x.week, x.topic });
                });

            migrationBuilder.CreateTable(
                name: "belief_weeks",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    team = table.Column<string>(type: "text", nullable: false),
                    week = table.Column<int>(type: "integer", nullable: false),
                    beliefs = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_belief_weeks", x => new { x.tenant, x.team, x.week });
                });

            migrationBuilder.CreateTable(
                name: "broadcasts",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    order = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    item = table.Column<string>(type: "text", nullable: false),
                    fact = table.Column<string>(type: "text", nullable: false),
                    chosen_for = table.Column<int>(type: "integer", nullable: false),
                    opened_at = table.Column<long>(type: "bigint", nullable: false),
                    closes_at = table.Column<long>(type: "bigint", nullable: false),
                    opened_offset = table.Column<int>(type: "integer", nullable: false),
                    closes_offset = table.Column<int>(type: "integer", nullable: false),
                    is_filled = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_broadcasts", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "challenge_players",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    challenge = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    side = table.Column<string>(type: "text", nullable: false),
                    joined_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_challenge_players", x => new { x.tenant, x.challenge, x.person });
                });

            migrationBuilder.CreateTable(
                name: "challenges",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    conversation = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: true),
                    topic = table.Column<string>(type: "text", nullable: false),
                    questions = table.Column<int>(type: "integer", nullable: false),
                    sides = table.Column<string>(type: "text", nullable: false),
                    zone = table.Column<string>(type: "text", nullable: false),
                    items = table.Column<string>(type: "text", nullable: true),
                    number = table.Column<int>(type: "integer", nullable: false),
                    timer = table.Column<int>(type: "integer", nullable: true),
                    opened_at = table.Column<long>(type: "bigint", nullable: false),
                    closes_at = table.Column<long>(type: "bigint", nullable: false),
                    closed_at = table.Column<long>(type: "bigint", nullable: true),
                    shown = table.Column<int>(type: "integer", nullable: false),
                    shown_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_challenges", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "clause_reminders",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    clause = table.Column<string>(type: "text", nullable: false),
                    renewal = table.Column<int>(type: "integer", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    told_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clause_reminders", x => new { x.tenant, x.clause, x.renewal, x.step });
                });

            migrationBuilder.CreateTable(
                name: "clause_steps",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    clause = table.Column<string>(type: "text", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    why = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clause_steps", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "clauses",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    renewal = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clauses", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "content_revisions",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    revision = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_content_revisions", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "conversations",
                columns: table => new
                {
                    channel = table.Column<string>(type: "text", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    conversation = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    team = table.Column<string>(type: "text", nullable: true),
                    person = table.Column<string>(type: "text", nullable: true),
                    address = table.Column<string>(type: "text", nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conversations", x => new { x.channel, x.tenant, x.conversation });
                });

            migrationBuilder.CreateTable(
                name: "deliveries",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    post = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    conversation = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    epoch = table.Column<long>(type: "bigint", nullable: false),
                    wanted = table.Column<int>(type: "integer", nullable: false),
                    shown = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    sent_id = table.Column<string>(type: "text", nullable: true),
                    sent_in = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    finished_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deliveries", x => new { x.tenant, x.post, x.number });
                });

            migrationBuilder.CreateTable(
                name: "digests",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    carrier = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: true),
                    last_week = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_digests", x => new { x.tenant, x.person });
                });

            migrationBuilder.CreateTable(
                name: "directline_conversations",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    last_number = table.Column<long>(type: "bigint", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directline_conversations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "exports",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exports", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "figures",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    team = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    week = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    asked = table.Column<int>(type: "integer", nullable: false),
                    hits = table.Column<int>(type: "integer", nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false),
                    members = table.Column<int>(type: "integer", nullable: false),
                    cards = table.Column<int>(type: "integer", nullable: false),
                    gone_asked = table.Column<int>(type: "integer", nullable: false),
                    gone_hits = table.Column<int>(type: "integer", nullable: false),
                    gone_people = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_figures", x => new { x.tenant, x.team, x.kind, x.week, x.key });
                });

            migrationBuilder.CreateTable(
                name: "file_layer_changes",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    responsibility = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file_layer_changes", x => new { x.tenant, x.responsibility });
                });

            migrationBuilder.CreateTable(
                name: "file_layers",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file_layers", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "gap_looks",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gap_looks", x => x.tenant);
                });

            migrationBuilder.CreateTable(
                name: "gap_sightings",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    gap = table.Column<string>(type: "text", nullable: false),
                    responsibilities = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gap_sightings", x => new { x.tenant, x.gap });
                });

            migrationBuilder.CreateTable(
                name: "gap_watches",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    told_week = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gap_watches", x => new { x.tenant, x.person });
                });

            migrationBuilder.CreateTable(
                name: "gaps",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    corrected_to = table.Column<string>(type: "text", nullable: false),
                    offered = table.Column<string>(type: "text", nullable: false),
                    times = table.Column<int>(type: "integer", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gaps", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "habits",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    follow_ups = table.Column<bool>(type: "boolean", nullable: false),
                    ask_back = table.Column<bool>(type: "boolean", nullable: false),
                    more_time = table.Column<double>(type: "double precision", nullable: false),
                    followed_up = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_habits", x => new { x.tenant, x.person });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    conversation = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    finished_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "installations",
                columns: table => new
                {
                    channel = table.Column<string>(type: "text", nullable: false),
                    organisation = table.Column<string>(type: "text", nullable: false),
                    team = table.Column<string>(type: "text", nullable: false),
                    secrets = table.Column<string>(type: "text", nullable: false),
                    kept_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_installations", x => new { x.channel, x.organisation, x.team });
                });

            migrationBuilder.CreateTable(
                name: "item_reports",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    item = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: true),
                    reported_at = table.Column<long>(type: "bigint", nullable: false),
                    told_at = table.Column<long>(type: "bigint", nullable: true),
                    released_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_reports", x => new { x.tenant, x.item });
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    team = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => new { x.tenant, x.person });
                });

            migrationBuilder.CreateTable(
                name: "memories",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    fact = table.Column<string>(type: "text", nullable: false),
                    stability = table.Column<double>(type: "double precision", nullable: false),
                    difficulty = table.Column<double>(type: "double precision", nullable: false),
                    answered_at = table.Column<long>(type: "bigint", nullable: false),
                    recheck_at = table.Column<long>(type: "bigint", nullable: true),
                    times = table.Column<int>(type: "integer", nullable: false),
                    best = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memories", x => new { x.tenant, x.person, x.fact });
                });

            migrationBuilder.CreateTable(
                name: "organisation_asks",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    responsibility = table.Column<string>(type: "text", nullable: true),
                    target = table.Column<string>(type: "text", nullable: true),
                    question = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    told = table.Column<int>(type: "integer", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    answerer = table.Column<string>(type: "text", nullable: true),
                    answerer_name = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_asks", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "organisation_changes",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    told = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    person = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    decider = table.Column<string>(type: "text", nullable: true),
                    decider_name = table.Column<string>(type: "text", nullable: true),
                    channel = table.Column<string>(type: "text", nullable: false),
                    conversation = table.Column<string>(type: "text", nullable: false),
                    proposed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_changes", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "organisation_roles",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: true),
                    conversation = table.Column<string>(type: "text", nullable: true),
                    place = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_roles", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "organisation_steps",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    change = table.Column<string>(type: "text", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    why = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_steps", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "organisation_versions",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_versions", x => x.tenant);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    in_reply_to = table.Column<string>(type: "text", nullable: true),
                    channel = table.Column<string>(type: "text", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    conversation = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    inline = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    sent_id = table.Column<string>(type: "text", nullable: true),
                    sent_in = table.Column<string>(type: "text", nullable: true),
                    person = table.Column<string>(type: "text", nullable: true),
                    replaces = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    finished_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "owners",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    epoch = table.Column<long>(type: "bigint", nullable: false),
                    holder = table.Column<string>(type: "text", nullable: true),
                    proved_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_owners", x => x.tenant);
                });

            migrationBuilder.CreateTable(
                name: "page_links",
                columns: table => new
                {
                    hash = table.Column<string>(type: "text", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    ends_at = table.Column<long>(type: "bigint", nullable: false),
                    used_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_page_links", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "page_views",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    viewer = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    team = table.Column<string>(type: "text", nullable: true),
                    what = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_page_views", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    channel = table.Column<string>(type: "text", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => new { x.channel, x.tenant, x.person });
                });

            migrationBuilder.CreateTable(
                name: "person_scores",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    span = table.Column<int>(type: "integer", nullable: false),
                    beginning = table.Column<int>(type: "integer", nullable: false),
                    team = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    points = table.Column<int>(type: "integer", nullable: false),
                    answers = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_scores", x => new { x.tenant, x.span, x.beginning, x.team, x.person });
                });

            migrationBuilder.CreateTable(
                name: "points",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: true),
                    conversation = table.Column<string>(type: "text", nullable: true),
                    points = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    at_offset = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    season = table.Column<int>(type: "integer", nullable: false),
                    team = table.Column<string>(type: "text", nullable: false),
                    answers = table.Column<int>(type: "integer", nullable: false),
                    item = table.Column<string>(type: "text", nullable: true),
                    area = table.Column<string>(type: "text", nullable: true),
                    beliefs = table.Column<string>(type: "text", nullable: true),
                    is_right = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_points", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "posted_rounds",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    conversation = table.Column<string>(type: "text", nullable: false),
                    order = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    item = table.Column<string>(type: "text", nullable: false),
                    fact = table.Column<string>(type: "text", nullable: false),
                    chosen_for = table.Column<int>(type: "integer", nullable: false),
                    opened_at = table.Column<long>(type: "bigint", nullable: false),
                    closes_at = table.Column<long>(type: "bigint", nullable: false),
                    opened_offset = table.Column<int>(type: "integer", nullable: false),
                    closes_offset = table.Column<int>(type: "integer", nullable: false),
                    closed_at = table.Column<long>(type: "bigint", nullable: true),
                    answers = table.Column<int>(type: "integer", nullable: false),
                    shown = table.Column<int>(type: "integer", nullable: false),
                    broadcast = table.Column<string>(type: "text", nullable: true),
                    place_number = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posted_rounds", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "questions",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    conversation = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    is_answered = table.Column<bool>(type: "boolean", nullable: false),
                    about = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_questions", x => new { x.tenant, x.conversation, x.person });
                });

            migrationBuilder.CreateTable(
                name: "quiz_runs",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    conversation = table.Column<string>(type: "text", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    posted_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quiz_runs", x => new { x.tenant, x.conversation, x.date });
                });

            migrationBuilder.CreateTable(
                name: "rounds",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    item = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    answered_at = table.Column<long>(type: "bigint", nullable: true),
                    fact = table.Column<string>(type: "text", nullable: true),
                    picks = table.Column<string>(type: "text", nullable: true),
                    credit = table.Column<double>(type: "double precision", nullable: true),
                    confidence = table.Column<int>(type: "integer", nullable: true),
                    is_repeat = table.Column<bool>(type: "boolean", nullable: true),
                    post = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rounds", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "schedules",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    conversation = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: true),
                    plan = table.Column<string>(type: "text", nullable: false),
                    next_due_utc = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedules", x => new { x.tenant, x.conversation });
                });

            migrationBuilder.CreateTable(
                name: "score_remainders",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    span = table.Column<int>(type: "integer", nullable: false),
                    beginning = table.Column<int>(type: "integer", nullable: false),
                    team = table.Column<string>(type: "text", nullable: false),
                    points = table.Column<int>(type: "integer", nullable: false),
                    answers = table.Column<int>(type: "integer", nullable: false),
                    participants = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_score_remainders", x => new { x.tenant, x.span, x.beginning, x.team });
                });

            migrationBuilder.CreateTable(
                name: "shown_names",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shown_names", x => new { x.tenant, x.person });
                });

            migrationBuilder.CreateTable(
                name: "team_scores",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    span = table.Column<int>(type: "integer", nullable: false),
                    beginning = table.Column<int>(type: "integer", nullable: false),
                    team = table.Column<string>(type: "text", nullable: false),
                    points = table.Column<int>(type: "integer", nullable: false),
                    answers = table.Column<int>(type: "integer", nullable: false),
                    participants = table.Column<int>(type: "integer", nullable: false),
                    members = table.Column<int>(type: "integer", nullable: false),
                    tenths = table.Column<long>(type: "bigint", nullable: false, computedColumnSql: "CASE WHEN participants = 0 THEN 0 WHEN participants > members THEN (20 * CAST(points AS bigint) + participants) / (2 * participants) ELSE (20 * CAST(points AS bigint) + members) / (2 * members) END", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_scores", x => new { x.tenant, x.span, x.beginning, x.team });
                });

            migrationBuilder.CreateTable(
                name: "teams",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    name_key = table.Column<string>(type: "text", nullable: true),
                    channel = table.Column<string>(type: "text", nullable: true),
                    conversation = table.Column<string>(type: "text", nullable: true),
                    members = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_teams", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "topics",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    conversation = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    kept_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_topics", x => new { x.tenant, x.conversation, x.person });
                });

            migrationBuilder.CreateTable(
                name: "webhook_messages",
                columns: table => new
                {
                    hook = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    finished_at = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_messages", x => new { x.hook, x.id });
                });

            migrationBuilder.CreateTable(
                name: "welcomes",
                columns: table => new
                {
                    channel = table.Column<string>(type: "text", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    conversation = table.Column<string>(type: "text", nullable: false),
                    welcomed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_welcomes", x => new { x.channel, x.tenant, x.conversation });
                });

            migrationBuilder.CreateTable(
                name: "workload_stamps",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    stamp = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workload_stamps", x => x.tenant);
                });

            migrationBuilder.CreateTable(
                name: "workloads",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false),
                    environment = table.Column<string>(type: "text", nullable: false),
                    environment_key = table.Column<string>(type: "text", nullable: false),
                    services = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workloads", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "zones",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    zone = table.Column<string>(type: "text", nullable: false),
                    is_chosen = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_zones", x => new { x.tenant, x.person });
                });

            migrationBuilder.CreateTable(
                name: "directline_activities",
                columns: table => new
                {
                    conversation = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directline_activities", x => new { x.conversation, x.number });
                    table.ForeignKey(
                        name: "fk_directline_activities_directline_conversations_conversation",
                        column: x => x.conversation,
                        principalTable: "directline_conversations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_asked_topics_week",
                table: "asked_topics",
                column: "week");

            migrationBuilder.CreateIndex(
                name: "ix_broadcasts_opened_at",
                table: "broadcasts",
                column: "opened_at",
                filter: "NOT is_filled");

            migrationBuilder.CreateIndex(
                name: "ix_broadcasts_tenant_order_number",
                table: "broadcasts",
                columns: new[] { "tenant", "order", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_challenge_players_tenant_person",
                table: "challenge_players",
                columns: new[] { "tenant", "person" });

            migrationBuilder.CreateIndex(
                name: "ix_challenges_closes_at",
                table: "challenges",
                column: "closes_at",
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_challenges_tenant_channel_conversation",
                table: "challenges",
                columns: new[] { "tenant", "channel", "conversation" },
                unique: true,
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_clause_steps_tenant_sequence",
                table: "clause_steps",
                columns: new[] { "tenant", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_conversations_channel_tenant_team",
                table: "conversations",
                columns: new[] { "channel", "tenant", "team" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_tenant_channel_conversation",
                table: "conversations",
                columns: new[] { "tenant", "channel", "conversation" },
                filter: "place IN (1, 2)");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_tenant_person",
                table: "conversations",
                columns: new[] { "tenant", "person" },
                filter: "person IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_tenant_state_due_at",
                table: "deliveries",
                columns: new[] { "tenant", "state", "due_at" },
                filter: "state < 2");

            migrationBuilder.CreateIndex(
                name: "ix_digests_due_at",
                table: "digests",
                column: "due_at",
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_directline_activities_conversation_key",
                table: "directline_activities",
                columns: new[] { "conversation", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directline_conversations_changed_at",
                table: "directline_conversations",
                column: "changed_at");

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
                name: "ix_habits_followed_up",
                table: "habits",
                column: "followed_up",
                filter: "follow_ups");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_channel_tenant_conversation_sequence",
                table: "inbox",
                columns: new[] { "channel", "tenant", "conversation", "sequence" },
                filter: "state < 2");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_due_at_sequence",
                table: "inbox",
                columns: new[] { "due_at", "sequence" },
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_finished_at",
                table: "inbox",
                column: "finished_at",
                filter: "finished_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_id",
                table: "inbox",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_memberships_tenant_team",
                table: "memberships",
                columns: new[] { "tenant", "team" },
                filter: "team IS NOT NULL");

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

            migrationBuilder.CreateIndex(
                name: "ix_outbox_channel_tenant_conversation_sequence",
                table: "outbox",
                columns: new[] { "channel", "tenant", "conversation", "sequence" },
                filter: "state < 2");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_due_at_sequence",
                table: "outbox",
                columns: new[] { "due_at", "sequence" },
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_finished_at",
                table: "outbox",
                column: "finished_at",
                filter: "finished_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_id",
                table: "outbox",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_owners_holder",
                table: "owners",
                column: "holder",
                filter: "holder IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_page_links_ends_at",
                table: "page_links",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "ix_page_views_tenant_at",
                table: "page_views",
                columns: new[] { "tenant", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_people_tenant_person",
                table: "people",
                columns: new[] { "tenant", "person" });

            migrationBuilder.CreateIndex(
                name: "ix_person_scores_tenant_person_span",
                table: "person_scores",
                columns: new[] { "tenant", "person", "span" });

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
                name: "ix_posted_rounds_tenant_closes_at",
                table: "posted_rounds",
                columns: new[] { "tenant", "closes_at" },
                filter: "closed_at IS NULL AND shown <> answers");

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
                name: "ix_rounds_asked_at",
                table: "rounds",
                column: "asked_at");

            migrationBuilder.CreateIndex(
                name: "ix_rounds_tenant_item",
                table: "rounds",
                columns: new[] { "tenant", "item" });

            migrationBuilder.CreateIndex(
                name: "ix_rounds_tenant_person_answered_at",
                table: "rounds",
                columns: new[] { "tenant", "person", "answered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_rounds_tenant_post",
                table: "rounds",
                columns: new[] { "tenant", "post" },
                filter: "post IS NOT NULL");

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

            migrationBuilder.CreateIndex(
                name: "ix_team_scores_tenant_span_beginning_participants",
                table: "team_scores",
                columns: new[] { "tenant", "span", "beginning", "participants" });

            migrationBuilder.CreateIndex(
                name: "ix_team_scores_tenant_span_beginning_tenths_team_participants",
                table: "team_scores",
                columns: new[] { "tenant", "span", "beginning", "tenths", "team", "participants" });

            migrationBuilder.CreateIndex(
                name: "ix_teams_tenant_channel_conversation",
                table: "teams",
                columns: new[] { "tenant", "channel", "conversation" },
                unique: true,
                filter: "conversation IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_teams_tenant_id",
                table: "teams",
                columns: new[] { "tenant", "id" },
                filter: "name_key IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_teams_tenant_name_key",
                table: "teams",
                columns: new[] { "tenant", "name_key" },
                unique: true,
                filter: "name_key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_messages_hook_due_at",
                table: "webhook_messages",
                columns: new[] { "hook", "due_at" },
                filter: "state < 2");

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
                name: "asked_facts");

            migrationBuilder.DropTable(
                name: "asked_topics");

            migrationBuilder.DropTable(
                name: "belief_weeks");

            migrationBuilder.DropTable(
                name: "broadcasts");

            migrationBuilder.DropTable(
                name: "challenge_players");

            migrationBuilder.DropTable(
                name: "challenges");

            migrationBuilder.DropTable(
                name: "clause_reminders");

            migrationBuilder.DropTable(
                name: "clause_steps");

            migrationBuilder.DropTable(
                name: "clauses");

            migrationBuilder.DropTable(
                name: "content_revisions");

            migrationBuilder.DropTable(
                name: "conversations");

            migrationBuilder.DropTable(
                name: "deliveries");

            migrationBuilder.DropTable(
                name: "digests");

            migrationBuilder.DropTable(
                name: "directline_activities");

            migrationBuilder.DropTable(
                name: "exports");

            migrationBuilder.DropTable(
                name: "figures");

            migrationBuilder.DropTable(
                name: "file_layer_changes");

            migrationBuilder.DropTable(
                name: "file_layers");

            migrationBuilder.DropTable(
                name: "gap_looks");

            migrationBuilder.DropTable(
                name: "gap_sightings");

            migrationBuilder.DropTable(
                name: "gap_watches");

            migrationBuilder.DropTable(
                name: "gaps");

            migrationBuilder.DropTable(
                name: "habits");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "installations");

            migrationBuilder.DropTable(
                name: "item_reports");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "memories");

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

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "owners");

            migrationBuilder.DropTable(
                name: "page_links");

            migrationBuilder.DropTable(
                name: "page_views");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "person_scores");

            migrationBuilder.DropTable(
                name: "points");

            migrationBuilder.DropTable(
                name: "posted_rounds");

            migrationBuilder.DropTable(
                name: "questions");

            migrationBuilder.DropTable(
                name: "quiz_runs");

            migrationBuilder.DropTable(
                name: "rounds");

            migrationBuilder.DropTable(
                name: "schedules");

            migrationBuilder.DropTable(
                name: "score_remainders");

            migrationBuilder.DropTable(
                name: "shown_names");

            migrationBuilder.DropTable(
                name: "team_scores");

            migrationBuilder.DropTable(
                name: "teams");

            migrationBuilder.DropTable(
                name: "topics");

            migrationBuilder.DropTable(
                name: "webhook_messages");

            migrationBuilder.DropTable(
                name: "welcomes");

            migrationBuilder.DropTable(
                name: "workload_stamps");

            migrationBuilder.DropTable(
                name: "workloads");

            migrationBuilder.DropTable(
                name: "zones");

            migrationBuilder.DropTable(
                name: "directline_conversations");
        }
    }
}
