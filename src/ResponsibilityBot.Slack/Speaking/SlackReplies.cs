using System.Diagnostics;
using System.Text.Json.Nodes;
using ResponsibilityBot.Slack.Blocks;
using ResponsibilityBot.Slack.Forms;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Speaking;

/// <summary>Replies as messages for the outbox. Pure.</summary>
internal static class SlackReplies
{
    /// <summary>Arguments of methods.</summary>
    private const string Channel = "channel", Thread = "thread_ts", User = "user";

    /// <summary>The replies to what was heard, in their order; without those that it has no room for.</summary>
    /// <param name="inbound">What is answered.</param>
    /// <param name="heard">The same, read.</param>
    /// <param name="replies">What is to be said.</param>
    /// <param name="site">The bot's own address for buttons that open a page, or null.</param>
    /// <param name="known">What was drawn lately, or null to draw it anew.</param>
    public static IEnumerable<Outbound> All(Inbound inbound, Heard heard, IReadOnlyList<Reply> replies, Uri? site, KnownBlocks? known = null) => (heard.Way, replies) switch
    {
        (ReplyWay.Submitted submitted, _) => ToForm(inbound, heard, submitted.Origin, replies, site, known),
        (ReplyWay.Home home, [_, ..]) => [Outbound(inbound, $"{inbound.Id}#0", SlackAddress.Of(heard.Workspace) with { Method = SlackMethods.PublishView }, HomeTab.Of(home, replies))],
        _ => replies.Select((reply, index) => Of(inbound, heard, index, reply, site, known)).OfType<Outbound>(),
    };

    /// <summary>
    /// What is said to a form that was sent off: what is wrong, at its fields; what is for the person alone, where the form was; all else where the form was
    /// opened from, and the form closes.
    /// </summary>
    private static IEnumerable<Outbound> ToForm(Inbound inbound, Heard heard, FormOrigin origin, IReadOnlyList<Reply> replies, Uri? site, KnownBlocks? known)
    {
        var isInView = replies is [var first, ..] && (first.IsPrivate || origin.IsOwn);
        var answer = replies switch
        {
            [Reply.Form form, ..] when form.Fields.Any(field => field.Error.Length > 0) => FormView.Errors(form),
            [var reply, ..] when isInView => FormView.Instead(FormView.Saying(reply)),
            _ => FormView.Closed(),
        };
        var to = SlackAddress.Of(heard.Workspace);
        return
        [
            Outbound(inbound, $"{inbound.Id}#view", to, answer) with { Inline = true },
            .. isInView ? [] : All(inbound, heard with { Way = origin.WayTo(heard.User) }, replies, site, known),
        ];
    }

    /// <summary>One reply to what was heard; null where that has no room for it.</summary>
    /// <param name="inbound">What is answered.</param>
    /// <param name="heard">The same, read.</param>
    /// <param name="index">Which reply to it this is, from 0.</param>
    /// <param name="reply">What is to be said.</param>
    /// <param name="site">The bot's own address for buttons that open a page, or null.</param>
    /// <param name="known">What was drawn lately, or null to draw it anew.</param>
    private static Outbound? Of(Inbound inbound, Heard heard, int index, Reply reply, Uri? site, KnownBlocks? known)
    {
        var (to, id) = (SlackAddress.Of(heard.Workspace), $"{inbound.Id}#{index}");
        if (heard.Way is ReplyWay.Post posted && !IsReplaced(posted, heard.Press, index, reply))
        {
            var (method, own) = Post(posted, reply);
            var (text, pack) = (known ?? new()).Text(reply, site, own);
            return Outbound(inbound, id, to with { Method = method }, text) with { Pack = pack };
        }

        var (address, body) = heard.Way switch
        {
            ReplyWay.Post post => (to with { Method = SlackMethods.Update }, Updated(post, reply, site)),
            ReplyWay.Begin begin => (to with { Method = SlackMethods.Post, User = begin.User }, BlockKitRenderer.Message(reply, site)),
            ReplyWay.Respond respond => (to with { Url = respond.Url }, Respond(respond, inbound.Id, index, reply, site)),
            // There is one view, one list of prompts, one text under a link.
            _ when index > 0 => (to, null),
            ReplyWay.Fill fill => (to with { Method = SlackMethods.UpdateView }, Fill(fill, reply)),
            ReplyWay.Prompts prompts => (to with { Method = SlackMethods.SuggestPrompts }, SuggestedPrompts.Of(prompts, reply)),
            ReplyWay.Unfurl unfurl => (to with { Method = SlackMethods.Unfurl }, Under(unfurl, reply, site)),
            var unknown => throw new UnreachableException($"no message for {unknown.GetType().Name}"),
        };
        return body is null ? null : Outbound(inbound, id, address, body) with { Person = (heard.Way as ReplyWay.Begin)?.User };
    }

    private static Outbound Outbound(Inbound inbound, string id, SlackAddress address, JsonObject body) => Outbound(inbound, id, address, SlackJson.Text(body));

    private static Outbound Outbound(Inbound inbound, string id, SlackAddress address, string body) => new()
    {
        Id = id,
        InReplyTo = inbound.Id,
        Channel = inbound.Channel,
        Tenant = inbound.Tenant,
        Conversation = inbound.Conversation,
        Address = address.Text(),
        Body = body,
    };

    private static JsonObject Fill(ReplyWay.Fill way, Reply reply) => new()
    {
        ["view_id"] = way.View.Id,
        ["hash"] = way.View.Hash,
        ["view"] = reply is Reply.Form form ? FormView.Of(form, way.Origin) : FormView.Saying(reply),
    };

    /// <summary>A message that answers nothing: in a chat or group where it stands, in a channel as the beginning of a thread.</summary>
    public static Outbound InPlace(string id, ConversationReference place, Reply reply, Uri? site)
    {
        var body = BlockKitRenderer.Message(reply, site);
        body[Channel] = place.Conversation;
        return Unasked(id, place.Channel, place.Tenant, place.Conversation, SlackAddress.Read(place.Address) with { Method = SlackMethods.Post }, body);
    }

    /// <summary>A message that begins the chat with a person; null where it is not known how.</summary>
    public static Outbound? ToPerson(string id, PersonReference person, Reply reply, Uri? site) => person.Address is null ? null : Unasked(
        id,
        person.Channel,
        person.Tenant,
        SlackPlaces.ChatWith(person.Person),
        SlackAddress.Read(person.Address) with { Method = SlackMethods.Post },
        BlockKitRenderer.Message(reply, site)) with
    { Person = person.Person };

    /// <summary>What stands in the place of an earlier message from now on.</summary>
    public static Outbound Instead(string id, ConversationReference place, string earlier, Reply reply, Uri? site) => Unasked(
        id, place.Channel, place.Tenant, place.Conversation, SlackAddress.Read(place.Address) with { Method = SlackMethods.Update }, BlockKitRenderer.Updated(reply, site)) with
    { Replaces = earlier };

    /// <summary>Something that the bot says of its own accord.</summary>
    private static Outbound Unasked(string id, string channel, string tenant, string conversation, SlackAddress address, JsonObject body) => new()
    {
        Id = id,
        InReplyTo = null,
        Channel = channel,
        Tenant = tenant,
        Conversation = conversation,
        Address = address.Text(),
        Body = SlackJson.Text(body),
    };

    /// <summary>The method, and what a message has besides what is drawn. Where others read along, what is for one person alone is shown to that person only.</summary>
    private static (string Method, JsonObject Own) Post(ReplyWay.Post way, Reply reply)
    {
        var own = new JsonObject { [Channel] = way.Channel };
        var isForOne = !SlackPlaces.IsDirect(way.Channel) && (reply.IsPrivate || reply is Reply.Feedback) && way.By is not null;
        if (isForOne)
            own[User] = way.By;
        if (way.Thread is not null)
            own[Thread] = way.Thread;
        return (isForOne ? SlackMethods.PostEphemeral : SlackMethods.Post, own);
    }

    /// <summary>What is said to an answer, and that something is deleted, stands where the button was, so that nobody presses it again.</summary>
    private static bool IsReplaced(ReplyWay.Post way, Press? press, int index, Reply reply) =>
        way.Pressed is not null && index == 0 && SlackPlaces.IsDirect(way.Channel) && (IsEnded(press, reply) || press?.Verb == Verbs.Erase);

    private static JsonObject Updated(ReplyWay.Post way, Reply reply, Uri? site)
    {
        var instead = BlockKitRenderer.Updated(reply, site);
        (instead[Channel], instead["ts"]) = (way.Channel, way.Pressed);
        return instead;
    }

    /// <summary>Whether the question is done with. One that was put to a whole place is not: it counts who answered, and shows the results at its end; a challenge's stands in the own chat.</summary>
    private static bool IsEnded(Press? press, Reply reply) => reply is Reply.Feedback && (press?["post"] is null || press["challenge"] is not null);

    private static JsonObject Respond(ReplyWay.Respond way, string inbound, int index, Reply reply, Uri? site)
    {
        var body = BlockKitRenderer.Message(reply, site, way.MayShare && index == 0 ? inbound : null);
        body["response_type"] = "ephemeral";
        body["replace_original"] = way.Replaces && index == 0;
        return body;
    }

    private static JsonObject Under(ReplyWay.Unfurl way, Reply reply, Uri? site)
    {
        var arguments = way.Arguments();
        arguments["unfurls"] = new JsonObject { [way.Link] = new JsonObject { ["blocks"] = BlockKitRenderer.Unfurled(reply, site) } };
        return arguments;
    }
}
