using System.Diagnostics;
using System.Globalization;

namespace ResponsibilityBot.EndToEnd.Deliveries;

/// <summary>
/// A quiz for all channels of many tenants, while processes are killed and paused and the database is started again. <c>BOT_FANOUT=full</c> runs
/// it at full size, and <c>BOT_FANOUT_REPORT</c> names the file that gets the figures.
/// </summary>
public sealed class FanOutSpecs
{
    /// <summary>Calls for one tenant that are on their way at once.</summary>
    private const int AtOnce = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Every_channel_gets_its_card_and_every_answer_counts_once_whatever_is_killed()
    {
        var size = Environment.GetEnvironmentVariable("BOT_FANOUT") == "full" ? FanOutSize.Full : FanOutSize.Small;
        await using var fanOut = await FanOut.StartAsync(size);
        try
        {
            await RunAsync(size, fanOut);
        }
        catch (Exception failure) when (fanOut.Fallen is { Length: > 0 } words)
        {
            throw new InvalidOperationException($"a process ended by itself:\n{words}", failure);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new InvalidOperationException($"what happened:\n{string.Join('\n', fanOut.Story.Concat(fanOut.Sink.Exceeded))}", failure);
        }
    }

    private static async Task RunAsync(FanOutSize size, FanOut fanOut)
    {
        var sink = fanOut.Sink;
        fanOut.Tell($"three processes run");
        var begin = Stopwatch.GetTimestamp();
        sink.Limited = "t00";
        await fanOut.PostEverywhereAsync();

        // While one tenant has to wait, the others go on.
        await fanOut.PlacesAsync(size.Cards / 10, Patience);
        await fanOut.LimitedAsync(Patience);
        var (others, limited, limitedFor) = (sink.Taken.Select(card => card.Tenant).ToList(), sink.WhileLimited, sink.LimitedFor);
        sink.Limited = null;
        Assert.DoesNotContain("t00", others);
        fanOut.Tell($"one tenant was told {limited} times to wait, the other {others.Distinct(StringComparer.Ordinal).Count()} had {others.Count} cards by then");
        var killed = await fanOut.KillOwnerAsync();
        fanOut.Tell($"killed the owner of {killed.Tenants} tenants, {killed.InHand} deliveries in hand");
        await fanOut.PlacesAsync(size.Cards * 3 / 10, Patience);
        var unwritten = await fanOut.RestartServerAsync();
        fanOut.Tell($"PostgreSQL started again, {unwritten} deliveries in hand");
        await fanOut.PlacesAsync(size.Cards / 2, Patience);
        var killedAgain = await fanOut.KillOwnerAsync();
        fanOut.Tell($"killed the owner of {killedAgain.Tenants} tenants, {killedAgain.InHand} deliveries in hand");
        await fanOut.PlacesAsync(size.Cards * 7 / 10, Patience);
        var paused = await fanOut.PauseOwnerAsync();
        fanOut.Tell($"paused the owner of {paused.Tenants} tenants past its lease, {paused.InHand} deliveries in hand");
        await fanOut.PlacesAsync(size.Cards, Patience);
        fanOut.Tell($"all channels have their card");
        var delivered = Stopwatch.GetElapsedTime(begin);

        // None is lost; what came twice was on its way, or not yet written down, when its process stopped.
        var duplicates = sink.Duplicates;
        Assert.Equal(size.Cards, sink.Places);
        var inHand = killed.InHand + unwritten + killedAgain.InHand + paused.InHand;
        Assert.InRange(duplicates, 0, inHand);
        Assert.Empty(sink.Exceeded);
        // One place that has to wait is one place; the second says that it is the tenant. Each five seconds later as many may find out again.
        Assert.InRange(limited, 1, (AtOnce + 1) * (1 + (int)(limitedFor.TotalSeconds / 5)));

        var answered = await fanOut.AnswerAsync();
        fanOut.Tell($"all answers are given");
        await ExactAsync(fanOut, size);
        var edits = sink.Edits;
        var closing = Stopwatch.GetTimestamp();
        await fanOut.CloseAsync(Patience);
        fanOut.Tell($"all cards show their results");
        var closed = Stopwatch.GetElapsedTime(closing);
        await ExactAsync(fanOut, size);
        Assert.Empty(sink.Exceeded);
        Assert.Equal(size.Cards, await fanOut.LookAsync("SELECT COUNT(*) FROM deliveries WHERE state = 2 AND shown = wanted AND sent_id IS NOT NULL"));
        Assert.Empty(fanOut.Errors);
        Assert.Empty(fanOut.Fallen);
        await ReportAsync(size, fanOut, [
            $"| channels with their card | {size.Cards} of {size.Cards} |",
            $"| cards too many | {duplicates}; {inHand} were in hand at the four stops |",
            $"| time until the last card | {delivered.TotalSeconds:F0} s, {size.Cards / delivered.TotalSeconds:F0} a second with all stops |",
            $"| most calls of a tenant in a second | {sink.MostInSecond}; the platform takes 50 |",
            $"| calls beyond a limit | {sink.Exceeded.Count} |",
            $"| calls of a tenant that was told to wait, 5 s each time, for {limitedFor.TotalSeconds:F0} s | {limited} |",
            $"| answers | {size.Answers} in {answered.Time.TotalSeconds:F0} s, {answered.Requests} requests; ledger, rounds and sums agree |",
            $"| edits while people answered, and at the end | {edits}, and {sink.Edits - edits} in {closed.TotalSeconds:F0} s for {size.Cards} cards |",
        ]);
    }

    /// <summary>The ledger, the rounds and the sums hold each answer once.</summary>
    private static async Task ExactAsync(FanOut fanOut, FanOutSize size)
    {
        Assert.Equal(size.Answers, await fanOut.LookAsync("SELECT COUNT(*) FROM points WHERE id LIKE 'answer:%'"));
        Assert.Equal(size.Answers, await fanOut.LookAsync("SELECT SUM(answers) FROM posted_rounds"));
        Assert.Equal(size.Answers, await fanOut.LookAsync("SELECT COUNT(*) FROM rounds WHERE answered_at IS NOT NULL"));
        var points = await fanOut.LookAsync("SELECT SUM(points) FROM points");
        foreach (var span in (int[])[0, 1, 2, 3])
        {
            Assert.Equal(size.Answers, await fanOut.LookAsync($"SELECT SUM(answers) FROM person_scores WHERE span = {span}"));
            Assert.Equal(points, await fanOut.LookAsync($"SELECT SUM(points) FROM person_scores WHERE span = {span}"));
        }

        Assert.Equal(0, await fanOut.LookAsync(
            "SELECT COUNT(*) FROM posted_rounds AS post WHERE answers <> (SELECT COUNT(*) FROM rounds WHERE rounds.tenant = post.tenant AND rounds.post = post.id AND rounds.answered_at IS NOT NULL)"));
    }

    private static async Task ReportAsync(FanOutSize size, FanOut fanOut, FormattableString[] figures)
    {
        string[] lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"{size.Cards} channels in {size.Tenants} tenants, three processes, {fanOut.Sink.Calls} calls."), "",
            .. fanOut.Story.Select(line => $"- {line}"),
            $"- spoiled calls: {string.Join(", ", fanOut.Sink.Spoiled.OrderBy(way => way.Key, StringComparer.Ordinal).Select(way => string.Create(CultureInfo.InvariantCulture, $"{way.Key} {way.Value}")))}", "",
            "| | |", "|---|---|", .. figures.Select(figure => figure.ToString(CultureInfo.InvariantCulture)),
        ];
        TestContext.Current.SendDiagnosticMessage(string.Join('\n', lines));
        if (Environment.GetEnvironmentVariable("BOT_FANOUT_REPORT") is { Length: > 0 } file)
            await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);
    }
}
