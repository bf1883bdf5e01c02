using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using ResponsibilityBot.Host.EvidencePacks;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Clauses;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Oversight.EvidencePacks;

namespace ResponsibilityBot.EndToEnd.EvidencePacks;

/// <summary>A company's records in a database of their own: decisions, clauses, and what two teams did, of which one is small.</summary>
internal sealed class RecordedCompany : IAsyncDisposable
{
    public const string Tenant = "contoso";

    public static readonly EvidencePeriod Quarter = new(new(2026, 7, 1), new(2026, 9, 30));

    private readonly string folder = Directory.CreateTempSubdirectory("evidence-").FullName;
    private readonly string? server;
    private readonly FakeTimeProvider time = new(new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));
    private ServiceProvider? services;

    private RecordedCompany(string? server) => this.server = server;

    /// <summary>As <c>Storage:ConnectionString</c>.</summary>
    public string ConnectionString => server is null ? $"Data Source={Path.Combine(folder, "bot.db")};Pooling=False" : TestServer.In(server);

    public string Folder => folder;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IServiceProvider Services => services ?? throw new InvalidOperationException("not started");

    public static async Task<RecordedCompany> StartAsync(bool onPostgres = false)
    {
        var company = new RecordedCompany(onPostgres ? $"evidence_{Environment.ProcessId}_{Guid.CreateVersion7():n}" : null);
        if (company.server is { } name)
            await TestServer.ExecuteAsync($"CREATE DATABASE {name}");
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Provider", onPostgres ? "Postgres" : "Sqlite"), new("Storage:ConnectionString", company.ConnectionString)]).Build();
        company.services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(company.time).AddStorage(settings).BuildServiceProvider();
        // Only what makes the database.
        await company.services.GetServices<IHostedService>().First().StartAsync(Cancel);
        await company.RecordAsync();
        return company;
    }

    /// <summary>The archive of the third quarter.</summary>
    public async Task<byte[]> PackAsync(string? content = null)
    {
        var records = await Services.GetRequiredService<IEvidenceRecords>().ReadAsync(Tenant, Quarter, Cancel);
        var pack = new EvidencePack(Tenant, Quarter, CommittedContent.Curriculum, ContentDigest.Of(content ?? Repository.PathOf("dialogs")), records);
        return EvidenceArchive.Write(await pack.FilesAsync(Services)).Archive;
    }

    /// <summary>What is done after the quarter: answers, an end, an approval, a renewal, other content.</summary>
    public async Task GoOnAsync()
    {
        time.SetUtcNow(new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero));
        var book = Services.GetRequiredService<IOrganisationBook>();
        await MoveAsync("c-1", ChangeStep.RolledBack, "Ada", "It was wrong");
        await MoveAsync("c-4", ChangeStep.Approved, "Ada", "");
        await book.ProposeAsync(Change("c-5", "logging", "security", "TICKET-5", new(2026, 10, 1)), Cancel);
        await MoveAsync("c-5", ChangeStep.Approved, "Ada", "");
        await Services.GetRequiredService<IClauses>().RenewAsync(Tenant, Clause("k-1") with { Renewal = new(2028, 1, 1) }, new("maria-id", "Maria"), time.GetUtcNow(), "Order", Cancel);
        await Services.GetRequiredService<IClauses>().AddAsync(Tenant, Clause("k-2"), new("maria-id", "Maria"), time.GetUtcNow(), Cancel);
        await Services.GetRequiredService<IContentRevisions>().NoteAsync("later", Cancel);
        await Figures("blue", new(2026, 9, 28), 9, 20, 3);
        await Figures("green", new(2026, 10, 5), 9, 20, 3);
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
            await services.DisposeAsync();
        if (server is not null)
            await TestServer.ExecuteAsync($"DROP DATABASE {server} WITH (FORCE)");
        Directory.Delete(folder, recursive: true);
    }

    private async Task RecordAsync()
    {
        var (book, clauses, revisions) = (Services.GetRequiredService<IOrganisationBook>(), Services.GetRequiredService<IClauses>(), Services.GetRequiredService<IContentRevisions>());
        await revisions.NoteAsync("before", Cancel);
        await book.ProposeAsync(Change("c-1", "guest-os-patching", "platform", "=cmd|' /C calc'!A0", new(2026, 6, 1)), Cancel);
        await MoveAsync("c-1", ChangeStep.Approved, "Ada", "");
        await book.ProposeAsync(Change("c-2", "backup-and-restore", "app", "TICKET-2", new(2026, 6, 1)) with { Override = Change("c-2", "backup-and-restore", "app", "TICKET-2", new(2026, 6, 1)).Override with { Until = new(2026, 7, 31) } }, Cancel);
        await MoveAsync("c-2", ChangeStep.Approved, "Ada", "");
        await clauses.AddAsync(Tenant, Clause("k-1"), new("maria-id", "Maria"), time.GetUtcNow(), Cancel);
        time.SetUtcNow(new(2026, 7, 15, 9, 0, 0, TimeSpan.Zero));
        await revisions.NoteAsync("within", Cancel);
        await book.ProposeAsync(Change("c-3", "logging", "security", "TICKET-3", new(2026, 7, 15)), Cancel);
        await MoveAsync("c-3", ChangeStep.Refused, "Lena", "Not yet");
        await book.ProposeAsync(Change("c-4", "key-management", "security", "TICKET-4", new(2026, 7, 15)), Cancel);
        await MoveAsync("c-2", ChangeStep.Expired, null, "");
        foreach (var (team, name) in new[] { ("blue", "'Blue'"), ("red", "'Red'"), ("green", "NULL") })
            await ExecuteAsync($"INSERT INTO teams (tenant, id, name, name_key, members) VALUES ('{Tenant}', '{team}', {name}, {name.ToLowerInvariant()}, 10)");
        await Figures("blue", new(2026, 6, 29), 8, 8, 8);
        await Figures("blue", new(2026, 7, 6), 7, 21, 14);
        await Figures("blue", new(2026, 7, 13), 6, 12, 12);
        await Figures("red", new(2026, 7, 6), 3, 9, 1);
    }

    /// <summary>A week of a team, its sums of all teams, and an answer by itself, which no pack may tell of.</summary>
    private async Task Figures(string team, DateOnly week, int people, int asked, int hits)
    {
        var day = week.DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        await ExecuteAsync($"INSERT INTO team_scores (tenant, span, beginning, team, points, answers, participants, members) VALUES ('{Tenant}', 1, {day}, '{team}', {hits}, {asked}, {people}, 10)");
        foreach (var owner in people >= 5 ? new[] { team, "" } : [team])
        {
            await ExecuteAsync($"INSERT INTO figures (tenant, team, kind, week, key, asked, hits, people, members, cards, gone_asked, gone_hits, gone_people) VALUES ('{Tenant}', '{owner}', 0, {day}, '', {asked}, {hits}, {people}, 10, 5, 0, 0, 0) ON CONFLICT DO NOTHING");
            await ExecuteAsync($"INSERT INTO figures (tenant, team, kind, week, key, asked, hits, people, members, cards, gone_asked, gone_hits, gone_people) VALUES ('{Tenant}', '{owner}', 1, {day}, 'data', {asked}, {hits}, {people}, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING");
        }
    }

    private async Task MoveAsync(string id, ChangeStep step, string? who, string why)
    {
        var book = Services.GetRequiredService<IOrganisationBook>();
        var change = await book.FindAsync(Tenant, id, Cancel) ?? throw new InvalidOperationException(id);
        Assert.True(await book.MoveAsync(change, step, who is null ? null : new($"{who.ToLowerInvariant()}-id", who), time.GetUtcNow(), why, Cancel), id);
    }

    private Change Change(string id, string row, string role, string reason, DateOnly since) => new()
    {
        Tenant = Tenant,
        Override = new() { Id = id, Layer = Layer.Organisation, Responsibility = row, Target = "amazon-ec2", Role = role, Reason = reason, Approver = "", Since = since },
        Proposer = new("maria-id", "Maria"),
        Carrier = "activity",
        Conversation = "c",
        At = time.GetUtcNow(),
    };

    private static Clause Clause(string id) => new() { Id = id, Says = "Backups are kept for 35 days.", Source = "Hosting contract 7.2", Role = "platform", Renewal = new(2026, 8, 31) };

    private async Task ExecuteAsync(string sql)
    {
        await using DbConnection connection = server is null
            ? new SqliteConnection(ConnectionString)
            : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of the constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
