using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.Slack.People;

namespace ResponsibilityBot.EndToEnd.Slack;

/// <summary>Forms in Slack when it calls the bot.</summary>
public sealed class SlackFormSpecs(SlackBot slack) : FormsOfSlack(slack), IClassFixture<SlackBot>;

/// <summary>Forms in Slack through sockets.</summary>
public sealed class SlackSocketFormSpecs(SlackSocketBot slack) : FormsOfSlack(slack.Slack), IClassFixture<SlackSocketBot>;

/// <summary>Modals and the home tab, by the whole program; each spec has people and channels of its own.</summary>
public abstract class FormsOfSlack : IDisposable
{
    private const string SetUp = "Set up the daily quiz", Change = "Change my settings", Challenge = "Set up a challenge";
    private readonly SlackBot slack;
    private readonly SlackPeople people;

    protected FormsOfSlack(SlackBot slack)
    {
        this.slack = slack;
        people = new(slack.Bot, slack.Service);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        people.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_host_sets_the_daily_quiz_of_a_channel_up_in_a_modal_and_the_channel_reads_it()
    {
        var form = await OpenAsync("UHOST", "CSETUP", "daily quiz status", SetUp, "1.1");
        Assert.Equal(("Set up the daily quiz", "rb:form"), ((string?)form.Arguments["view"]?["title"]?["text"], (string?)form.Arguments["view"]?["callback_id"]));
        var wrong = await people.SubmitAsync("UHOST", form, Cancel, new() { ["field-zone"] = Typed("CET"), ["field-topics"] = Typed("xyzzy") });
        Assert.Equal("errors", (string?)wrong["response_action"]);
        Assert.Contains("Do you mean Europe/Berlin?", (string?)wrong["errors"]?["field-zone"], StringComparison.Ordinal);
        Assert.Contains("xyzzy", (string?)wrong["errors"]?["field-topics"], StringComparison.Ordinal);
        var right = await people.SubmitAsync(
            "UHOST", form, Cancel, new() { ["field-zone"] = Typed("Europe/Berlin"), ["field-time"] = new JsonObject { ["selected_time"] = "07:30" }, ["field-number"] = Typed("3"), ["field-topics"] = Typed("patching") });
        Assert.Equal("clear", (string?)right["response_action"]);
        var told = await slack.Service.NextAsync(Cancel);
        Assert.Equal(("chat.postMessage", "CSETUP", "1.1"), (told.Method, told.Text("channel"), told.Text("thread_ts")));
        Assert.Contains("3 questions at 07:30 (Europe/Berlin)", told.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_are_saved_in_the_modal_and_shown_there()
    {
        var form = await OpenAsync("USET", "DUSET", "settings", Change);
        var saved = await people.SubmitAsync("USET", form, Cancel, new() { ["field-zone"] = Typed("Asia/Tokyo") });
        Assert.Equal("update", (string?)saved["response_action"]);
        Assert.Contains("Your settings are saved", saved["view"]?.ToJsonString(), StringComparison.Ordinal);
        // The next call answers the next question, so nothing was said beside.
        Assert.Contains("Asia/Tokyo", Assert.Single(await people.HearAsync(await people.SayAsync("USET", "DUSET", "my time zone", Cancel), Cancel)).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_sets_a_challenge_up_in_a_modal_and_its_card_comes_into_the_channel()
    {
        var form = await OpenAsync("UHOST", "CCHALLENGE", "challenge status", Challenge, "1.2");
        Assert.Equal(Challenge, (string?)form.Arguments["view"]?["title"]?["text"]);
        var wrong = await people.SubmitAsync("UHOST", form, Cancel, new() { ["field-date"] = new JsonObject { ["selected_date"] = "2020-01-05" }, ["field-topics"] = Typed("xyzzy") });
        Assert.Equal("errors", (string?)wrong["response_action"]);
        Assert.Contains("not far enough ahead", (string?)wrong["errors"]?["field-date"], StringComparison.Ordinal);
        Assert.Contains("xyzzy", (string?)wrong["errors"]?["field-topics"], StringComparison.Ordinal);
        wrong = await people.SubmitAsync("UHOST", form, Cancel, new() { ["field-teams"] = Typed("Nobodies and Noones") });
        Assert.Contains("I know no team Nobodies", (string?)wrong["errors"]?["field-teams"], StringComparison.Ordinal);
        var right = await people.SubmitAsync("UHOST", form, Cancel, new() { ["field-topics"] = Typed("PaaS"), ["field-number"] = Typed("3") });
        Assert.Equal("clear", (string?)right["response_action"]);
        SlackCallMade[] told = [await slack.Service.NextAsync(Cancel), await slack.Service.NextAsync(Cancel)];
        var card = told.Single(call => call.Buttons.ContainsKey("Play"));
        Assert.Equal(("chat.postMessage", "CCHALLENGE"), (card.Method, card.Text("channel")));
        Assert.Contains("3 questions until", card.Said, StringComparison.Ordinal);
        Assert.Contains(told, call => call.Said.Contains("is open until", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_no_host_gets_no_form_of_a_challenge()
    {
        Assert.DoesNotContain(Challenge, Assert.Single(await people.HearAsync(await people.SayAsync("UGUEST", "CGUEST2", "challenge status", Cancel, "1.1"), Cancel)).Buttons.Keys);
        var status = Assert.Single(await people.HearAsync(await people.SayAsync("UHOST", "CGUEST2", "challenge status", Cancel, "2.2"), Cancel));
        var refused = Assert.Single(await people.HearAsync(await people.PressAsync("UGUEST", status.Buttons[Challenge], "CGUEST2", "3.3", Cancel, "2.2"), Cancel));
        Assert.Equal("views.update", refused.Method);
        Assert.Contains("Only hosts set up and stop challenges here", refused.Arguments["view"]?.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trigger_that_came_too_late_brings_the_words()
    {
        var settings = Assert.Single(await people.HearAsync(await people.SayAsync("ULATE", "DULATE", "settings", Cancel), Cancel));
        slack.Service.Expired["late.1"] = true;
        var pressed = await people.PressAsync("ULATE", settings.Buttons[Change], "DULATE", "1.1", Cancel, trigger: "late.1");
        var words = Assert.Single(await people.HearAsync(pressed, Cancel));
        Assert.Equal(("chat.postMessage", "DULATE"), (words.Method, words.Text("channel")));
        Assert.Contains("my time zone Europe/Berlin", words.Said, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_is_no_host_sees_no_button_and_who_presses_one_of_a_host_gets_the_reason_in_the_modal()
    {
        Assert.DoesNotContain(SetUp, Assert.Single(await people.HearAsync(await people.SayAsync("UGUEST", "CGUEST", "daily quiz status", Cancel, "1.1"), Cancel)).Buttons.Keys);
        var status = Assert.Single(await people.HearAsync(await people.SayAsync("UHOST", "CGUEST", "daily quiz status", Cancel, "2.2"), Cancel));
        var refused = Assert.Single(await people.HearAsync(await people.PressAsync("UGUEST", status.Buttons[SetUp], "CGUEST", "3.3", Cancel, "2.2"), Cancel));
        Assert.Equal("views.update", refused.Method);
        Assert.Contains("Only hosts change the quiz", refused.Arguments["view"]?.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by", "opened by somebody else")]
    [InlineData("place", "in another conversation")]
    [InlineData("version", "has changed since you opened it")]
    [InlineData("form", "do not know this form")]
    public async Task A_foreign_a_stale_and_a_made_up_form_are_refused_in_the_modal(string id, string says)
    {
        var form = await OpenAsync("UODD", "DUODD", "daily quiz status", SetUp);
        var view = form.Arguments["view"]?.AsObject() ?? [];
        var metadata = JsonNode.Parse((string?)view["private_metadata"] ?? "")?.AsObject() ?? [];
        metadata["ids"]?.AsObject()[id] = "made-up";
        view["private_metadata"] = metadata.ToJsonString();
        var refused = await people.SubmitAsync("UODD", form, Cancel);
        Assert.Equal("update", (string?)refused["response_action"]);
        Assert.Contains(says, refused["view"]?.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("There is no daily quiz here", Assert.Single(await people.HearAsync(await people.SayAsync("UODD", "DUODD", "daily quiz", Cancel), Cancel)).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_of_an_older_program_is_refused_in_the_modal()
    {
        var form = await OpenAsync("UOLD", "DUOLD", "settings", Change);
        form.Arguments["view"]?.AsObject()["callback_id"] = "rb:form:0";
        Assert.Contains("older than I am", (await people.SubmitAsync("UOLD", form, Cancel))["view"]?.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_tab_is_published_anew_after_what_changes_it()
    {
        var opened = await people.HappensAsync(new JsonObject { ["type"] = "app_home_opened", ["user"] = "UTAB", ["channel"] = "DUTAB", ["tab"] = "home" }, Cancel);
        Assert.Equal("views.publish", Assert.Single(await people.HearAsync(opened, Cancel)).Method);
        Assert.Single(await people.HearAsync(await people.SayAsync("UTAB", "DUTAB", "team create Owls of the tab", Cancel), Cancel));
        var again = await people.LaterAsync(TimeSpan.FromMinutes(1), Cancel);
        Assert.Equal(("views.publish", "UTAB"), (again.Method, again.Text("user_id")));
        Assert.Contains("Owls of the tab", again.Arguments["view"]?.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_persons_day_goes_by_the_zone_of_their_profile()
    {
        slack.Service.Zones["UZONE"] = "America/Chicago";
        Assert.Single(await people.HearAsync(await people.SayAsync("UZONE", "DUZONE", "hello", Cancel), Cancel));
        await slack.Bot.Services.GetRequiredService<SlackZones>().IdleAsync(Cancel);
        Assert.Contains("Your time zone is America/Chicago", Assert.Single(await people.HearAsync(await people.SayAsync("UZONE", "DUZONE", "my time zone", Cancel), Cancel)).Said, StringComparison.Ordinal);
    }

    private static JsonObject Typed(string value) => new() { ["value"] = value };

    /// <summary>Asks in words, presses the button, and gives the view as it is filled.</summary>
    private async Task<SlackCallMade> OpenAsync(string person, string channel, string words, string label, string? thread = null)
    {
        var asked = Assert.Single(await people.HearAsync(await people.SayAsync(person, channel, words, Cancel, thread), Cancel));
        var before = slack.Service.Opened.Count;
        var filled = Assert.Single(await people.HearAsync(await people.PressAsync(person, asked.Buttons[label], channel, $"{slack.Service.NextNumber()}.9", Cancel, thread), Cancel));
        Assert.Equal(before + 1, slack.Service.Opened.Count);
        Assert.Equal("views.update", filled.Method);
        return filled;
    }
}
