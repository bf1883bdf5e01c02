using System.Text.Json.Nodes;
using CsCheck;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Slack.Tests.SampleDeliveries;

namespace ResponsibilityBot.Slack.Tests.Intake;

public sealed class HeardSpecs
{
    private static readonly Press Owner = new(Verbs.Owner, new Dictionary<string, string> { ["responsibility"] = "hypervisor", ["target"] = "paas" });

    [Fact]
    public void A_message_in_a_chat_of_two_is_a_turn_there()
    {
        var turn = TurnOf(Message("im", "quiz &amp; score &lt;3"));
        Assert.Equal(
            ("slack", "T111", "D111", "U111", Place.Personal, TurnKind.Said, "quiz & score <3"),
            (turn.Channel, turn.Tenant, turn.Conversation, turn.Person.Id, turn.Place, turn.Kind, turn.Text));
        Assert.Equal("slack|T111|message|D111|U111|1700000000.000100", turn.Id);
    }

    [Fact]
    public void A_thread_in_a_chat_of_two_is_a_conversation_of_its_own_and_still_personal()
    {
        var heard = Heard(Message("im", "hello", thread: "1699.1"));
        Assert.Equal((Place.Personal, "D111;1699.1", new ReplyWay.Post("D111", "1699.1") { By = "U111" }), (heard.Place, heard.Conversation, heard.Way));
    }

    [Fact]
    public void A_mention_begins_a_thread_and_those_that_follow_in_it_are_the_same_conversation()
    {
        var first = Heard(Message("channel", "<@UBOT> who patches?", "C111"));
        var second = Heard(Message("channel", "<@UBOT> and in PaaS?", "C111", ts: "1700000009.000900", thread: "1700000000.000100"));
        Assert.Equal((Place.Channel, Place.Thread), (first.Place, second.Place));
        Assert.Equal("C111;1700000000.000100", first.Conversation);
        Assert.Equal(first.Conversation, second.Conversation);
        Assert.Equal("who patches?", first.Text);
        Assert.Equal("C111", ThreadIds.PlaceOf(first.Conversation));
    }

    [Theory]
    [InlineData("channel")]
    [InlineData("group")]
    [InlineData("mpim")]
    public void Where_several_people_are_only_a_mention_is_heard(string kind)
    {
        Assert.Null(Read(Message(kind, "who patches?", "C111")));
        Assert.Null(Read(Message(kind, "<@U222> who patches?", "C111")));
        Assert.Equal(kind == "mpim" ? Place.Group : Place.Channel, Heard(Message(kind, "<@UBOT> who patches?", "C111")).Place);
    }

    [Theory]
    [InlineData("subtype", "message_changed")]
    [InlineData("subtype", "message_deleted")]
    [InlineData("subtype", "channel_join")]
    [InlineData("subtype", "still_to_be_invented")]
    [InlineData("bot_id", "BOTHER")]
    [InlineData("user", "UBOT")]
    [InlineData("user", null)]
    [InlineData("ts", null)]
    [InlineData("channel", "D1|x")]
    public void What_no_person_said_is_not_heard(string field, string? value) =>
        Assert.Null(Read(Message("im", "hello").With(payload => payload["event"]?.AsObject().With(message => message[field] = value))));

    [Fact]
    public void An_installation_for_an_organisation_makes_the_organisation_the_tenant()
    {
        var heard = Heard(Message("im", "hello").With(payload => payload["authorizations"] = JsonNode.Parse("""[{"enterprise_id":"E1","team_id":null,"user_id":"UBOT","is_bot":true,"is_enterprise_install":true}]""")));
        Assert.Equal(("E1", new Workspaces.Workspace("T111", "E1", true)), (heard.Workspace.Tenant, heard.Workspace));
    }

    [Fact]
    public void A_command_is_answered_to_the_person_alone_and_may_be_shared()
    {
        var heard = Heard(Payload("slash_command"));
        Assert.Equal((Place.Channel, "C111;U111", TurnKind.Said, "guest os in paas"), (heard.Place, heard.Conversation, heard.Kind, heard.Text));
        Assert.True(Assert.IsType<ReplyWay.Respond>(heard.Way).MayShare);
        Assert.False(heard.IsReachable);
    }

    [Fact]
    public void A_command_without_words_asks_for_help()
    {
        var heard = Heard(Payload("slash_command").With(payload => payload["text"] = "  "));
        Assert.Equal((TurnKind.Pressed, Verbs.Help), (heard.Kind, heard.Press?.Verb));
    }

    [Theory]
    [InlineData("D111", "directmessage", Place.Personal, false)]
    [InlineData("G111", "mpdm-a--b--c-1", Place.Group, true)]
    [InlineData("C111", "general", Place.Channel, true)]
    public void A_command_is_in_the_place_that_it_was_typed_in(string channel, string name, Place place, bool mayShare)
    {
        var heard = Heard(Payload("slash_command").With(payload => (payload["channel_id"], payload["channel_name"]) = (channel, name)));
        Assert.Equal((place, mayShare), (heard.Place, Assert.IsType<ReplyWay.Respond>(heard.Way).MayShare));
    }

    [Fact]
    public void A_press_in_a_channel_is_answered_in_the_thread_of_its_message()
    {
        var heard = Heard(Press(Owner));
        Assert.Equal((Place.Thread, "C111;1700000001.000200", TurnKind.Pressed), (heard.Place, heard.Conversation, heard.Kind));
        Assert.Equal("C111;1699.1", Heard(Press(Owner, thread: "1699.1")).Conversation);
        Assert.Equal((Place.Personal, "D111"), (Heard(Press(Owner, "D111")).Place, Heard(Press(Owner, "D111")).Conversation));
        Assert.Equal("hypervisor", heard.Press?["responsibility"]);
    }

    [Fact]
    public void A_press_on_what_one_person_sees_stays_with_that_person()
    {
        var heard = Heard(Press(Owner, isEphemeral: true));
        Assert.Equal(("C111;U111", new ReplyWay.Respond("https://hooks.slack.com/actions/T111/1/x") { Replaces = true }), (heard.Conversation, heard.Way));
    }

    [Fact]
    public void What_was_chosen_comes_with_the_press_and_replaces_no_id_of_it()
    {
        var answer = new Press(Verbs.Answer, new Dictionary<string, string> { ["round"] = "r1", ["pick-x"] = "customer" });
        var state = JsonNode.Parse("""
            {"pick":{"pick":{"type":"checkboxes","selected_options":[{"value":"a"},{"value":"c"}]}},
             "pick-x":{"pick-x":{"type":"static_select","selected_option":{"value":"provider"}},"round":{"selected_option":{"value":"r2"}}},
             "pick-y":{"pick-y":{"type":"static_select","selected_option":null},"pick-z":{"type":"static_select","selected_option":{"value":"provider"}}}}
            """)?.AsObject();
        var press = Heard(Press(answer, "D111", state: state)).Press;
        Assert.Equal(("r1", "a,c", "customer", null), (press?["round"], press?["pick"], press?["pick-x"], press?["pick-y"]));
        Assert.Equal("provider", press?["pick-z"]);
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""[{"action_id":"rb:press:0"}]""")]
    [InlineData("""[{"action_id":"rb:press:0","value":"{}"}]""")]
    [InlineData("""[{"action_id":"rb:press:0","value":"not JSON"}]""")]
    [InlineData("""[{"action_id":"other","value":"{\"verb\":\"owner\",\"ids\":{}}"}]""")]
    [InlineData("""[{"action_id":"pick","type":"radio_buttons","selected_option":{"value":"a"}}]""")]
    [InlineData("""{"0":1}""")]
    public void A_press_of_nothing_that_we_made_is_not_heard(string actions) => Assert.Null(Read(Press(Owner).With(payload => payload["actions"] = JsonNode.Parse(actions))));

    [Fact]
    public void A_press_on_the_home_tab_is_answered_in_the_chat_that_is_written_into_the_tab()
    {
        var home = Payload("block_actions_home").With(payload => payload["actions"] = Press(Owner)["actions"]?.DeepClone());
        Assert.Equal(new ReplyWay.Begin("U111"), Heard(home).Way);
        home["view"]?.AsObject().With(view => view["private_metadata"] = "D111");
        Assert.Equal((Place.Personal, "D111"), (Heard(home).Place, Heard(home).Conversation));
        home["view"]?.AsObject().With(view => view["private_metadata"] = "C111");
        Assert.Equal(new ReplyWay.Begin("U111"), Heard(home).Way);
    }

    [Fact]
    public void The_home_tab_is_filled_when_it_is_opened_and_the_messages_tab_is_a_time_to_welcome()
    {
        var home = Heard(Payload("app_home_opened"));
        Assert.Equal((TurnKind.Pressed, Verbs.Home, new ReplyWay.Home("U111", "D111")), (home.Kind, home.Press?.Verb, home.Way));
        var messages = Heard(Payload("app_home_opened").With(payload => payload["event"]?.AsObject().With(opened => opened["tab"] = "messages")));
        Assert.Equal((TurnKind.Joined, "D111", new ReplyWay.Post("D111", null)), (messages.Kind, messages.Conversation, messages.Way));
    }

    [Fact]
    public void The_bots_own_coming_into_a_channel_is_a_time_to_welcome_and_a_colleagues_is_not()
    {
        var heard = Heard(Payload("member_joined_channel"));
        Assert.Equal((TurnKind.Joined, "C111", Place.Channel, false), (heard.Kind, heard.Conversation, heard.Place, heard.IsPerson));
        Assert.Null(Read(Payload("member_joined_channel").With(payload => payload["event"]?.AsObject().With(joined => joined["user"] = "U222"))));
    }

    [Fact]
    public void Shortcuts_ask_about_a_message_and_for_a_quiz()
    {
        var asked = Heard(Payload("message_action"));
        Assert.Equal((TurnKind.Said, "patching VMs", "C111;U111"), (asked.Kind, asked.Text, asked.Conversation));
        var quiz = Heard(Payload("shortcut").With(payload => payload["callback_id"] = SlackShortcut.QuizMe));
        Assert.Equal((Place.Personal, Verbs.Quiz, new ReplyWay.Begin("U111")), (quiz.Place, quiz.Press?.Verb, quiz.Way));
        Assert.Null(Read(Payload("shortcut")));
    }

    [Fact]
    public void An_assistant_thread_begins_with_prompts()
    {
        var heard = Heard(Payload("message_im").With(payload => payload["event"] = JsonNode.Parse(
            """{"type":"assistant_thread_started","assistant_thread":{"user_id":"U111","context":{},"channel_id":"D111","thread_ts":"1.1"},"event_ts":"1.2"}""")));
        Assert.Equal(("D111;1.1", Verbs.Help, new ReplyWay.Prompts("D111", "1.1")), (heard.Conversation, heard.Press?.Verb, heard.Way));
    }

    [Theory]
    [InlineData("https://bot.example/matrix", null)]
    [InlineData("https://bot.example/matrix?target=paas", "paas")]
    [InlineData("https://bot.example/matrix?target=paas&target=saas", null)]
    public void A_link_to_the_matrix_asks_for_it(string url, string? target)
    {
        var heard = Heard(Shared(url));
        Assert.Equal((Verbs.Matrix, target), (heard.Press?.Verb, heard.Press?["target"]));
        var unfurl = Assert.IsType<ReplyWay.Unfurl>(heard.Way);
        Assert.Equal("""{"channel":"C111","ts":"1.1"}""", unfurl.Arguments().ToJsonString());
    }

    [Theory]
    [InlineData("https://bot.example/scores")]
    [InlineData("not a link")]
    [InlineData("/matrix")]
    public void Another_link_asks_for_nothing(string url) => Assert.Null(Read(Shared(url)));

    [Fact]
    public void A_link_that_is_still_being_written_is_named_as_Slack_names_it()
    {
        var unfurl = Assert.IsType<ReplyWay.Unfurl>(Heard(Shared("https://bot.example/matrix").With(payload => payload["event"]?.AsObject().With(shared =>
            (shared["channel"], shared["unfurl_id"], shared["source"]) = ("COMPOSER", "C1.2.3", "composer")))).Way);
        Assert.Equal("""{"unfurl_id":"C1.2.3","source":"composer"}""", unfurl.Arguments().ToJsonString());
    }

    [Fact]
    public void What_is_kept_says_how_the_place_and_the_person_are_reached()
    {
        var inbound = Inbound(Message("channel", "<@UBOT> hello", "C111", thread: "1.1"));
        Assert.Equal(("C111", Place.Channel, "U111"), (inbound.Whereabouts?.Conversation, inbound.Whereabouts?.Place, inbound.Whereabouts?.Person));
        Assert.Equal("""{"team":"T111","user":"U111"}""", inbound.Whereabouts?.PersonAddress);
        Assert.Null(Inbound(Payload("slash_command")).Whereabouts);
    }

    [Fact]
    public void No_payload_whatever_it_holds_is_an_exception()
    {
        var names = All.Keys.Where(name => name is not "ssl_check" and not "url_verification").ToArray();
        Gen.Select(Gen.Int[0, names.Length - 1], Gen.Int[0, 60], Gen.Int[0, 7]).Sample((name, place, junk) =>
        {
            var payload = Payload(names[name]);
            Spoil(payload, ref place);
            // As text, because no JSON library writes half a surrogate pair.
            var heard = SlackPayload.Read(SlackJson.Parse(payload.ToJsonString().Replace(Hole, Junk[junk], StringComparison.Ordinal)));
            Assert.True(heard is null || heard.Workspace.Tenant.Length > 0);
        });
    }

    private const string Hole = "\"a hole\"";

    private static readonly string[] Junk = ["null", "1", "true", "[]", "{}", "\"\"", "\"\\ud800\"", "\"a|b\\u0000\""];

    /// <summary>Puts a hole in the place of the value with that number.</summary>
    private static void Spoil(JsonNode node, ref int place)
    {
        var inside = node switch
        {
            JsonObject item => item.Select(property => (Set: new Action<JsonNode?>(value => item[property.Key] = value), property.Value)).ToList(),
            JsonArray items => [.. items.Select((item, index) => (Set: new Action<JsonNode?>(value => items[index] = value), item))],
            _ => [],
        };
        foreach (var (set, value) in inside)
        {
            if (place-- == 0)
            {
                set(JsonNode.Parse(Hole));
                return;
            }

            if (value is not null && place >= 0)
                Spoil(value, ref place);
        }
    }

    private static JsonObject Shared(string url) => Payload("message_im").With(payload => payload["event"] = new JsonObject
    {
        ["type"] = "link_shared",
        ["channel"] = "C111",
        ["user"] = "U111",
        ["message_ts"] = "1.1",
        ["links"] = new JsonArray(new JsonObject { ["domain"] = "bot.example", ["url"] = url }),
    });

    private static Heard Heard(JsonObject payload)
    {
        var heard = Read(payload);
        Assert.NotNull(heard);
        return heard;
    }

    private static Turn TurnOf(JsonObject payload)
    {
        var inbound = Inbound(payload);
        return SlackPayload.Turn(Heard(payload), inbound.Id, inbound.ReceivedAt, null);
    }
}
