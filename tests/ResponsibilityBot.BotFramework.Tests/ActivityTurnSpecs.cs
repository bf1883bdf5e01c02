using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests;

public sealed class ActivityTurnSpecs
{
    [Fact]
    public void A_message_in_a_thread_is_what_a_person_said_there()
    {
        var turn = Message().Turn();
        Assert.Equivalent(
            new Turn
            {
                Id = "key",
                Channel = "msteams",
                Tenant = "tenant-1",
                Conversation = "19:abc@thread.tacv2;messageid=17",
                Person = new("aad-maria", "Maria"),
                Place = Place.Thread,
                Kind = TurnKind.Said,
                Text = "who patches the OS in PaaS?",
                At = Now,
                Locale = "en-GB",
            },
            turn);
    }

    [Theory]
    [InlineData("""{"id":"a:1","conversationType":"personal"}""", Place.Personal)]
    [InlineData("""{"id":"19:x","conversationType":"groupChat"}""", Place.Group)]
    [InlineData("""{"id":"19:x@thread.tacv2","conversationType":"channel"}""", Place.Channel)]
    [InlineData("""{"id":"19:x@thread.tacv2;messageid=1","conversationType":"channel"}""", Place.Thread)]
    [InlineData("""{"id":"19:x@thread.tacv2;messageid=1700000000001","conversationType":"channel"}""", Place.Channel)]
    [InlineData("""{"id":"x"}""", Place.Personal)]
    [InlineData("""{"id":"x","isGroup":true}""", Place.Group)]
    [InlineData("""{"id":"x","isGroup":"yes","conversationType":7}""", Place.Personal)]
    public void The_place_is_read_from_the_conversation(string conversation, Place place) =>
        Assert.Equal(place, Message().With("conversation", JsonNode.Parse(conversation)).Turn()?.Place);

    [Theory]
    [InlineData("""{"id":"c","tenantId":"a"}""", """{"tenant":{"id":"b"}}""", "a")]
    [InlineData("""{"id":"c"}""", """{"tenant":{"id":"b"}}""", "b")]
    [InlineData("""{"id":"c"}""", """{"tenant":"b"}""", "local")]
    [InlineData("""{"id":"c"}""", "null", "local")]
    public void The_tenant_is_read_from_where_it_stands(string conversation, string channelData, string tenant) => Assert.Equal(
        tenant, Message().With("conversation", JsonNode.Parse(conversation)).With("channelData", JsonNode.Parse(channelData)).Turn()?.Tenant);

    [Theory]
    [InlineData("\"Europe/Berlin\"", "Europe/Berlin")]
    [InlineData("\"\"", null)]
    [InlineData("7", null)]
    [InlineData("\"a name that is far too long to be the name of any time zone that there is\"", null)]
    public void The_zone_of_the_device_is_read(string told, string? zone) => Assert.Equal(zone, Message().With("localTimezone", JsonNode.Parse(told)).Turn()?.Zone);

    [Fact]
    public void A_person_without_a_directory_id_is_known_by_the_channels_id() =>
        Assert.Equal("29:maria", Message().With("from", new JsonObject { ["id"] = "29:maria" }).Turn()?.Person.Id);

    [Fact]
    public void A_button_comes_back_as_its_verb_and_ids()
    {
        var press = Button.To("PaaS", Verbs.Owner, "responsibility", "guest-os-patching", "target", "paas").Press;
        var submit = Message().With("text", null).With("value", ActionData.Of(press).ToNode()).Turn();
        var execute = Execute(new() { ["verb"] = press.Verb, ["data"] = ActionData.Of(press).ToNode() }).Turn();
        Assert.All([submit, execute], turn =>
        {
            Assert.Equal((TurnKind.Pressed, "", Verbs.Owner), (turn?.Kind, turn?.Text, turn?.Press?.Verb));
            Assert.Equal(press.Ids.OrderBy(id => id.Key), turn?.Press?.Ids.OrderBy(id => id.Key));
        });
    }

    [Fact]
    public void What_was_typed_into_a_card_comes_beside_the_ids_and_never_over_them()
    {
        var value = ActionData.Of(Button.To("x", "answer", "item", "item-1").Press).ToNode().With("answer", "b").With("item", "forged").With("number", 5);
        var press = Message().With("text", null).With("value", value).Turn()?.Press;
        Assert.Equal(("item-1", "b", null), (press?["item"], press?["answer"], press?["number"]));
    }

    [Fact]
    public void A_button_that_also_shows_words_is_a_press() =>
        Assert.Equal(TurnKind.Pressed, Message("Help").With("value", ActionData.Of(Button.To("Help", Verbs.Help).Press).ToNode()).Turn()?.Kind);

    [Theory]
    [InlineData("""{"kind":"skip"}""")]
    [InlineData("""{"verb":""}""")]
    [InlineData("""{"verb":7}""")]
    [InlineData("""{}""")]
    public void A_button_that_we_did_not_write_is_not_heard(string value) =>
        Assert.Null(Message().With("text", null).With("value", JsonNode.Parse(value)).Turn());

    [Fact]
    public void More_ids_than_any_button_has_are_not_heard()
    {
        var ids = new JsonObject(Enumerable.Range(0, 21).Select(number => KeyValuePair.Create<string, JsonNode?>($"id{number}", "x")));
        Assert.Null(Message().With("text", null).With("value", new JsonObject { ["verb"] = "owner", ["ids"] = ids }).Turn());
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("event")]
    [InlineData("somethingNew")]
    [InlineData("conversationUpdate")]
    [InlineData("installationUpdate")]
    public void Types_that_say_nothing_to_us_are_not_heard(string type) => Assert.Null(Message().With("type", type).Turn());

    [Fact]
    public void The_bots_own_words_are_not_heard()
    {
        Assert.Null(Message().With("from", new JsonObject { ["id"] = "28:bot" }).Turn());
        Assert.Null(Message().With("from", new JsonObject { ["id"] = "x", ["role"] = "bot" }).Turn());
    }

    [Fact]
    public void Coming_into_a_conversation_is_heard()
    {
        var members = new JsonArray(new JsonObject { ["id"] = "28:bot" });
        Assert.Equal(TurnKind.Joined, Message().With("type", "conversationUpdate").With("membersAdded", members).Turn()?.Kind);
        Assert.Equal(TurnKind.Joined, Message().With("type", "installationUpdate").With("action", "add").Turn()?.Kind);
        Assert.Null(Message().With("type", "installationUpdate").With("action", "add-upgrade").Turn());
    }

    [Theory]
    [InlineData("personal", "29:adele", true)]
    [InlineData("groupChat", "29:adele", false)]
    [InlineData("groupChat", "28:bot", true)]
    [InlineData("channel", "29:adele", false)]
    [InlineData("channel", "28:bot", true)]
    public void Where_several_are_a_colleague_who_joins_is_not_welcomed(string type, string member, bool welcomed) => Assert.Equal(
        welcomed ? TurnKind.Joined : null,
        Message().With("type", "conversationUpdate").With("conversation", new JsonObject { ["id"] = "c", ["conversationType"] = type })
            .With("membersAdded", new JsonArray(new JsonObject { ["id"] = member })).Turn()?.Kind);

    [Fact]
    public void Being_removed_is_noticed_and_others_leaving_is_not()
    {
        const string Thread = "19:abc@thread.tacv2;messageid=17";
        Assert.Equal(new(Thread, null), ActivityTurn.FarewellOf(Message().With("type", "installationUpdate").With("action", "remove").Read()));
        Assert.Equal(new(Thread, null), ActivityTurn.FarewellOf(Left("28:bot").Read()));
        Assert.Equal(new(Thread, "team-1"), ActivityTurn.FarewellOf(Left("28:bot").With("channelData", InTeam()).Read()));
        Assert.Null(ActivityTurn.FarewellOf(Left("29:maria").Read()));
        Assert.Null(ActivityTurn.FarewellOf(Message().With("action", "remove").Read()));
        Assert.Null(ActivityTurn.FarewellOf(Message().With("type", "installationUpdate").With("action", "remove-upgrade").Read()));
    }

    [Fact]
    public void Who_removes_it_from_their_own_chat_is_named()
    {
        var left = Message().With("type", "installationUpdate").With("action", "remove");
        Assert.Null(ActivityTurn.FarewellOf(left.Read())?.Person);
        left = left.With("conversation", new JsonObject { ["id"] = "a:1", ["conversationType"] = "personal" });
        Assert.Equal(new("a:1", null) { Person = "aad-maria" }, ActivityTurn.FarewellOf(left.Read()));
    }

    [Theory]
    [InlineData("teamDeleted", "19:abc@thread.tacv2;messageid=17", "team-1")]
    [InlineData("channelDeleted", "19:gone", null)]
    public void What_is_gone_is_a_farewell_too(string what, string conversation, string? team) => Assert.Equal(
        new(conversation, team), ActivityTurn.FarewellOf(Message().With("type", "conversationUpdate").With("channelData", InTeam(what)).Read()));

    [Theory]
    [InlineData("channelRenamed")]
    [InlineData("teamArchived")]
    [InlineData("channelCreated")]
    public void Other_things_that_happen_to_a_team_are_neither_heard_nor_a_farewell(string what)
    {
        var happened = Message().With("type", "conversationUpdate").With("channelData", InTeam(what));
        Assert.Null(ActivityTurn.FarewellOf(happened.Read()));
        Assert.Null(happened.Turn());
    }

    [Fact]
    public void A_team_is_welcomed_once_whatever_the_channel()
    {
        var joined = Message().With("type", "installationUpdate").With("action", "add");
        Assert.Equal("19:abc@thread.tacv2", joined.Turn()?.Home);
        Assert.Equal("team-1", joined.With("channelData", InTeam()).Turn()?.Home);
    }

    [Fact]
    public void Where_it_came_from_is_remembered_without_the_thread_and_with_who_it_was()
    {
        var from = Message().With("channelData", InTeam()).Inbound().Whereabouts;
        Assert.Equal(("19:abc@thread.tacv2", Place.Channel, "team-1", "aad-maria"), (from?.Conversation, from?.Place, from?.Team, from?.Person));
        Assert.Equal(
            """{"serviceUrl":"https://smba.trafficmanager.net/emea/","channelId":"msteams","bot":{"id":"28:bot","name":"Bot"},"member":"29:maria"}""", from?.PersonAddress);
        Assert.Null(Message().With("serviceUrl", null).Inbound().Whereabouts);
        var own = Message().With("from", new JsonObject { ["id"] = "28:bot" }).Inbound().Whereabouts;
        Assert.Equal(("19:abc@thread.tacv2", null, null), (own?.Conversation, own?.Person, own?.PersonAddress));
    }

    [Theory]
    [InlineData("de-DE", "de-DE")]
    [InlineData("<script>", "en")]
    [InlineData("", "en")]
    [InlineData(null, "en")]
    public void A_locale_that_is_none_counts_as_English(string? locale, string read) => Assert.Equal(read, Message().With("locale", locale).Turn()?.Locale);

    [Fact]
    public void The_same_activity_has_the_same_key_and_every_part_of_the_key_counts()
    {
        var key = Message().Inbound().Id;
        Assert.Equal(key, Message().Inbound().Id);
        Assert.NotEqual(key, Message().With("id", "2").Inbound().Id);
        Assert.NotEqual(key, Message().With("channelId", "webchat").Inbound().Id);
        Assert.NotEqual(key, Message().With("conversation", new JsonObject { ["id"] = "other", ["tenantId"] = "tenant-1" }).Inbound().Id);
        Assert.NotEqual(
            Message().With("id", "b|c").With("conversation", new JsonObject { ["id"] = "a" }).Inbound().Id,
            Message().With("id", "c").With("conversation", new JsonObject { ["id"] = "a|b" }).Inbound().Id);
    }

    [Fact]
    public void An_activity_without_an_id_is_known_by_its_bytes()
    {
        Assert.Equal(Message("a").With("id", null).Inbound().Id, Message("a").With("id", null).Inbound().Id);
        Assert.NotEqual(Message("a").With("id", null).Inbound().Id, Message("b").With("id", null).Inbound().Id);
    }

    private static JsonObject Execute(JsonObject action) =>
        Message().With("type", "invoke").With("name", "adaptiveCard/action").With("text", null).With("value", new JsonObject { ["action"] = action });

    private static JsonObject Left(string member) =>
        Message().With("type", "conversationUpdate").With("membersRemoved", new JsonArray(new JsonObject { ["id"] = member }));

    private static JsonObject InTeam(string? what = null) => new()
    {
        ["team"] = new JsonObject { ["id"] = "team-1" },
        ["channel"] = new JsonObject { ["id"] = "19:gone" },
        ["eventType"] = what,
    };
}
