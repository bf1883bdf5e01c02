using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.BotFramework.Connector;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests.Connector;

public sealed class ServiceHostsSpecs
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://SMBA.trafficmanager.net/teams/")]
    [InlineData("https://webchat.botframework.com/")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/gcc")]
    [InlineData("https://bots.example.com/x")]
    [InlineData("https://a.inside.example.org/")]
    public void Microsofts_hosts_and_those_in_the_configuration_are_allowed(string service) =>
        Assert.Null(Hosts("Production", false, "bots.example.com", "*.inside.example.org").Refusal(service));

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/", "Public")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams", "Public")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/teams", "UsGovernment")]
    [InlineData("https://smba.infra.dod.teams.microsoft.us/teams", "UsGovernment")]
    [InlineData("https://webchat.botframework.azure.us/", "UsGovernment")]
    [InlineData("https://webchat.botframework.azure.cn/", "China")]
    public void A_cloud_is_answered_in_that_cloud_alone(string service, string home)
    {
        foreach (var cloud in Enum.GetValues<Cloud>())
        {
            var hosts = new ServiceHosts(Options.Create(new BotFrameworkOptions { Cloud = cloud }), new Surroundings("Production"));
            Assert.Equal(cloud.ToString() == home, hosts.Refusal(service) is null);
        }
    }

    [Theory]
    [InlineData("Production", false, "https://smba.trafficmanager.net/x", true)]
    [InlineData("Development", false, "https://smba.trafficmanager.net/x", true)]
    [InlineData("Development", false, "http://localhost:56150/", true)]
    [InlineData("Production", true, "https://smba.trafficmanager.net/x", true)]
    [InlineData("Production", true, "http://localhost:56150/", false)]
    [InlineData("Development", true, "http://localhost:56150/", false)]
    [InlineData("Production", false, "http://localhost:56150/", false)]
    [InlineData("Production", false, "https://evil.example/", false)]
    public void Our_token_is_shown_to_those_whom_a_token_was_signed_for(string environment, bool dangerous, string service, bool shown) =>
        Assert.Equal(shown, Hosts(environment, dangerous).MayHaveToken(service));

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("/v3")]
    [InlineData("ftp://smba.trafficmanager.net/")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("https://evil.example/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://teams.microsoft.com.evil.example/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://user:secret@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/?to=evil")]
    [InlineData("https://smba.trafficmanager.net/#x")]
    [InlineData("https://inside.example.org/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://localhost:56150/_connector")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("file:///etc/passwd")]
    public void Everything_else_is_refused_in_production(string service) => Assert.NotNull(Hosts("Production", false, "*.inside.example.org").Refusal(service));

    [Theory]
    [InlineData("http://localhost:56150/_connector", null)]
    [InlineData("http://127.0.0.1:56150/_connector", null)]
    [InlineData("http://[::1]:56150/_connector", null)]
    [InlineData("http://localhost.evil.example/", "not an https address")]
    [InlineData("http://10.0.0.1/", "not an https address")]
    [InlineData("https://10.0.0.1/", "AllowedServiceHosts")]
    public void This_machine_is_allowed_where_it_may_speak_without_a_token(string service, string? refusal)
    {
        foreach (var hosts in new ServiceHosts[] { Hosts("Development"), Hosts("Production", dangerous: true) })
        {
            if (refusal is null)
                Assert.Null(hosts.Refusal(service));
            else
                Assert.Contains(refusal, hosts.Refusal(service), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("bots.example.com", true)]
    [InlineData("*.example.com", true)]
    [InlineData("https://bots.example.com", false)]
    [InlineData("*", false)]
    [InlineData("", false)]
    public void What_is_no_host_stops_the_start(string host, bool allowed)
    {
        var options = new BotFrameworkOptions();
        options.AllowedServiceHosts.Add(host);
        Assert.Equal(allowed, new BotFrameworkOptionsValidator().Validate(null, options).Succeeded);
    }
}
