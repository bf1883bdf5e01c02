using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Host.Access;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Access;

public sealed class AccessSpecs
{
    private const string Maria = "8d4a3c1e-0000-4000-8000-00000000a11a";

    [Theory]
    [InlineData(Role.Host)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Author)]
    public void Who_is_not_named_may_do_nothing_where_others_are(Role role)
    {
        var access = Access([("Access:Admins:0", "somebody"), ("Access:Hosts:0", "else"), ("Access:Managers:0", "t1/entirely"), ("Access:Authors:0", "other")]);
        Assert.False(access.Allows(In(Place.Group, Maria), role));
        Assert.False(access.Allows(In(Place.Channel, ""), role));
    }

    [Fact]
    public void In_their_own_chat_everybody_is_host_and_nothing_more()
    {
        var access = Access([]);
        Assert.True(access.Allows(In(Place.Personal, Maria), Role.Host));
        Assert.False(access.Allows(In(Place.Personal, Maria), Role.Manager));
        Assert.False(access.Allows(In(Place.Personal, Maria), Role.Administrator));
        Assert.False(access.Allows(In(Place.Personal, Maria), Role.Author));
    }

    [Theory]
    [InlineData("Hosts", true, false, false, false)]
    [InlineData("Managers", false, true, false, false)]
    [InlineData("Authors", false, false, false, true)]
    [InlineData("Admins", true, true, true, true)]
    public void A_role_holds_what_it_holds(string list, bool isHost, bool isManager, bool isAdministrator, bool isAuthor)
    {
        var access = Access([($"Access:{list}:0", "nobody"), ($"Access:{list}:1", Maria)]);
        var turn = In(Place.Channel, Maria);
        Assert.Equal((isHost, isManager, isAdministrator), (access.Allows(turn, Role.Host), access.Allows(turn, Role.Manager), access.Allows(turn, Role.Administrator)));
        Assert.Equal(isAuthor, access.Allows(turn, Role.Author));
    }

    [Fact]
    public void A_tenant_before_the_slash_keeps_the_role_in_that_tenant()
    {
        var access = Access([("Access:Hosts:0", "T1/U0123ABCD")]);
        Assert.True(access.Allows(In(Place.Channel, "U0123ABCD", "T1"), Role.Host));
        Assert.False(access.Allows(In(Place.Channel, "U0123ABCD", "T2"), Role.Host));
        Assert.False(access.Allows(In(Place.Channel, "u0123abcd", "T1"), Role.Host));
    }

    [Fact]
    public void An_id_of_the_directory_is_the_same_in_capitals()
    {
        var access = Access([("Access:Hosts:0", Maria.ToUpperInvariant())]);
        Assert.True(access.Allows(In(Place.Channel, Maria), Role.Host));
    }

    [Theory]
    [InlineData("Development", "false", "directline", true)]
    [InlineData("Development", "true", "directline", false)]
    [InlineData("Production", "false", "directline", false)]
    [InlineData("Production", "true", "directline", false)]
    [InlineData("Development", "false", "activity", false)]
    public void The_web_chat_s_person_on_this_machine_is_administrator_in_development(string environment, string enabled, string carrier, bool isAdministrator)
    {
        var access = Access([("WebChat:Enabled", enabled)], environment);
        Assert.Equal(isAdministrator, access.Allows(In(Place.Personal, "dl_whoever") with { Channel = "webchat", Carrier = carrier }, Role.Administrator));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("/U1")]
    [InlineData("T1/")]
    [InlineData("Maria Miller")]
    public void An_entry_that_names_nobody_stops_the_program_with_its_key(string entry)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Access([("Access:Managers:0", entry)]));
        Assert.Contains("Access:Managers has", wrong.Message, StringComparison.Ordinal);
    }

    private static IAccess Access((string Key, string Value)[] settings, string environment = "Production")
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value)));
        builder.Services.AddDirectLine(builder.Configuration);
        builder.Services.AddAccess(builder.Configuration);
        return builder.Services.BuildServiceProvider().GetRequiredService<IAccess>();
    }

    private static Turn In(Place place, string person, string tenant = "t1") => new()
    {
        Id = "turn",
        Channel = "msteams",
        Carrier = "activity",
        Tenant = tenant,
        Conversation = "c",
        Person = new(person, ""),
        Place = place,
        Kind = TurnKind.Said,
        At = DateTimeOffset.UnixEpoch,
    };
}
