using Microsoft.EntityFrameworkCore;
using ResponsibilityBot.Storage.Rows;

namespace ResponsibilityBot.Storage;

/// <summary>Keys and indexes of the tables, by subject; those of the messages themselves stand in <see cref="BotDbContext"/>.</summary>
internal static class Tables
{
    public static void AddDeliveries(ModelBuilder model)
    {
        model.Entity<BroadcastRow>(broadcasts =>
        {
            broadcasts.HasKey(row => new { row.Tenant, row.Id });
            broadcasts.HasIndex(row => new { row.Tenant, row.Order, row.Number }).IsUnique();
            broadcasts.HasIndex(row => row.OpenedAt).HasFilter("NOT is_filled");
        });
        model.Entity<DeliveryRow>(deliveries =>
        {
            deliveries.HasKey(row => new { row.Tenant, row.Post, row.Number });
            deliveries.HasIndex(row => new { row.Tenant, row.State, row.DueAt }).HasFilter("state < 2");
        });
        model.Entity<OwnerRow>(owners =>
        {
            owners.HasKey(row => row.Tenant);
            owners.HasIndex(row => row.Holder).HasFilter("holder IS NOT NULL");
        });
    }

    public static void AddWorkloads(ModelBuilder model)
    {
        model.Entity<WorkloadRow>(workloads =>
        {
            workloads.HasKey(row => new { row.Tenant, row.Id });
            workloads.HasIndex(row => new { row.Tenant, row.NameKey, row.EnvironmentKey }).IsUnique();
        });
        model.Entity<WorkloadStampRow>().HasKey(row => row.Tenant);
        model.Entity<GapWatchRow>().HasKey(row => new { row.Tenant, row.Person });
    }

    public static void AddWebhooks(ModelBuilder model)
    {
        model.Entity<WebhookMessageRow>(messages =>
        {
            messages.HasKey(row => new { row.Hook, row.Id });
            messages.HasIndex(row => new { row.Hook, row.DueAt }).HasFilter("state < 2");
        });
        model.Entity<GapLookRow>().HasKey(row => row.Tenant);
        model.Entity<GapSightingRow>().HasKey(row => new { row.Tenant, row.Gap });
    }

    public static void AddChallenges(ModelBuilder model)
    {
        model.Entity<ChallengeRow>(challenges =>
        {
            challenges.HasKey(row => new { row.Tenant, row.Id });
            // A place has one at a time.
            challenges.HasIndex(row => new { row.Tenant, row.Channel, row.Conversation }).IsUnique().HasFilter("closed_at IS NULL");
            challenges.HasIndex(row => row.ClosesAt).HasFilter("closed_at IS NULL");
        });
        model.Entity<ChallengePlayerRow>(players =>
        {
            players.HasKey(row => new { row.Tenant, row.Challenge, row.Person });
            players.HasIndex(row => new { row.Tenant, row.Person });
        });
    }

    public static void AddScores(ModelBuilder model)
    {
        model.Entity<TeamRow>(teams =>
        {
            teams.HasKey(row => new { row.Tenant, row.Id });
            teams.HasIndex(row => new { row.Tenant, row.NameKey }).IsUnique().HasFilter("name_key IS NOT NULL");
            // The list of teams goes on where the last part of it ended: by name, then those without one.
            teams.HasIndex(row => new { row.Tenant, row.Id }).HasFilter("name_key IS NULL");
            teams.HasIndex(row => new { row.Tenant, row.Channel, row.Conversation }).IsUnique().HasFilter("conversation IS NOT NULL");
        });
        model.Entity<MembershipRow>(members =>
        {
            members.HasKey(row => new { row.Tenant, row.Person });
            members.HasIndex(row => new { row.Tenant, row.Team }).HasFilter("team IS NOT NULL");
        });
        model.Entity<TeamScoreRow>(scores =>
        {
            scores.HasKey(row => new { row.Tenant, row.Span, row.Beginning, row.Team });
            scores.Property(row => row.Tenths).HasComputedColumnSql(TeamScoreRow.TenthsSql, stored: false);
            scores.HasIndex(row => new { row.Tenant, row.Span, row.Beginning, row.Tenths, row.Team, row.Participants });
            scores.HasIndex(row => new { row.Tenant, row.Span, row.Beginning, row.Participants });
        });
        model.Entity<PersonScoreRow>(scores =>
        {
            scores.HasKey(row => new { row.Tenant, row.Span, row.Beginning, row.Team, row.Person });
            scores.HasIndex(row => new { row.Tenant, row.Person, row.Span });
        });
        model.Entity<ScoreRemainderRow>().HasKey(row => new { row.Tenant, row.Span, row.Beginning, row.Team });
        model.Entity<ShownNameRow>().HasKey(row => new { row.Tenant, row.Person });
    }

    public static void AddOversight(ModelBuilder model)
    {
        model.Entity<DigestRow>(digests =>
        {
            digests.HasKey(row => new { row.Tenant, row.Person });
            digests.HasIndex(row => row.DueAt).HasFilter("due_at IS NOT NULL");
        });
        model.Entity<ExportRow>().HasKey(row => row.Name);
        model.Entity<FigureRow>().HasKey(row => new { row.Tenant, row.Team, row.Kind, row.Week, row.Key });
        model.Entity<BeliefWeekRow>().HasKey(row => new { row.Tenant, row.Team, row.Week });
        model.Entity<AskedTopicRow>(topics =>
        {
            topics.HasKey(row => new { row.Tenant, row.Person, row.Week, row.Topic });
            topics.HasIndex(row => row.Week);
        });
        model.Entity<PageLinkRow>(links =>
        {
            links.HasKey(row => row.Hash);
            links.HasIndex(row => row.EndsAt);
        });
        model.Entity<PageViewRow>(views =>
        {
            views.HasKey(row => row.Sequence);
            views.HasIndex(row => new { row.Tenant, row.At });
        });
    }

    public static void AddOrganisation(ModelBuilder model)
    {
        model.Entity<OrganisationVersionRow>().HasKey(row => row.Tenant);
        model.Entity<OrganisationChangeRow>(changes =>
        {
            changes.HasKey(row => new { row.Tenant, row.Id });
            changes.HasIndex(row => row.ProposedAt).HasFilter("told <> state");
            changes.HasIndex(row => row.Until).HasFilter("state = 1");
        });
        model.Entity<OrganisationStepRow>(steps =>
        {
            steps.HasKey(row => row.Sequence);
            steps.HasIndex(row => new { row.Tenant, row.Change, row.Step }).IsUnique();
            steps.HasIndex(row => new { row.Tenant, row.Sequence });
        });
        model.Entity<OrganisationAskRow>(asks =>
        {
            asks.HasKey(row => new { row.Tenant, row.Id });
            asks.HasIndex(row => row.AskedAt).HasFilter("told <> state");
            asks.HasIndex(row => new { row.Tenant, row.Person });
        });
        model.Entity<OrganisationRoleRow>(roles =>
        {
            roles.HasKey(row => new { row.Tenant, row.Id });
            roles.HasIndex(row => new { row.Tenant, row.NameKey }).IsUnique();
        });
        model.Entity<FileLayerRow>().HasKey(row => row.Name);
        model.Entity<FileLayerChangeRow>().HasKey(row => new { row.Tenant, row.Responsibility });
        model.Entity<ClauseRow>().HasKey(row => new { row.Tenant, row.Id });
        model.Entity<ClauseStepRow>(steps =>
        {
            steps.HasKey(row => row.Sequence);
            steps.HasIndex(row => new { row.Tenant, row.Sequence });
        });
        model.Entity<ClauseReminderRow>().HasKey(row => new { row.Tenant, row.Clause, row.Renewal, row.Step });
        model.Entity<ContentRevisionRow>().HasKey(row => row.Sequence);
    }
}
