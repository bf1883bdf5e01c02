using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Host;
using ResponsibilityBot.Host.Settings;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.EndToEnd.Settings;

/// <summary>What the binder passes over in silence.</summary>
public sealed class WrittenKeySpecs
{
    [Theory]
    [InlineData("BotFramework:AllowedTenants", "BotFramework:AllowedTenants is a list; write BotFramework:AllowedTenants:0=… (BotFramework__AllowedTenants__0 in the environment)")]
    [InlineData("access:admins", "Access:Admins is a list; write Access:Admins:0=…")]
    [InlineData("Quiz:Holidays", "Quiz:Holidays is a list")]
    [InlineData("WebChat:AllowedOrigins", "WebChat:AllowedOrigins is a list")]
    [InlineData("Clauses:DaysBefore", "Clauses:DaysBefore is a list")]
    [InlineData("Api:Keys", "Api:Keys is a list; write Api:Keys:0:Name=… (Api__Keys__0__Name in the environment)")]
    [InlineData("Api:Keys:0:Scopes", "Api:Keys:0:Scopes is a list")]
    [InlineData("Webhooks:Endpoints", "Webhooks:Endpoints is a list")]
    [InlineData("Webhooks:Endpoints:0", "Webhooks:Endpoints:0 is more than one value; write each by its name, such as Webhooks:Endpoints:0:Name=…")]
    [InlineData("BotFramework:AllowedTenants:0:0", "BotFramework:AllowedTenants:0 is one value and has nothing below it; write BotFramework:AllowedTenants:0=…")]
    [InlineData("Site:Address:0", "Site:Address is one value and has nothing below it")]
    [InlineData("Storage:Provder", "Storage:Provder (Storage__Provder in the environment) is no setting; write Storage:Provider, or take it out.")]
    [InlineData("Api:Keys:0:Hasj", "Api:Keys:0:Hasj (Api__Keys__0__Hasj in the environment) is no setting; write Api:Keys:0:Hash")]
    [InlineData("SignIn:Entar:ClientId", "SignIn:Entar (SignIn__Entar in the environment) is no setting; write SignIn:Entra")]
    [InlineData("SignIn:Entra:Client", "SignIn:Entra:Client (SignIn__Entra__Client in the environment) is no setting; take it out: SignIn:Entra has TenantId, ClientId,")]
    [InlineData("Evidence:File", "Evidence:File (Evidence__File in the environment) is no setting")]
    public void What_nobody_would_read_is_told_with_its_key_and_the_cure_and_without_its_value(string key, string says)
    {
        var problem = Assert.Single(WrittenKeys.Problems(Configuration((key, "hush"))));
        Assert.StartsWith(says, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BotFramework:AllowedTenants:0")]
    [InlineData("botframework:allowedtenants:7")]
    [InlineData("Api:Keys:0:Scopes:0")]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("Kestrel:Endpoints:Http:Url")]
    [InlineData("AllowedHosts")]
    [InlineData("Urls")]
    [InlineData("SITE")]
    [InlineData("Slack")]
    [InlineData("GitHub:Token:0")]
    public void What_somebody_reads_or_is_not_ours_is_taken(string key) => Assert.Empty(WrittenKeys.Problems(Configuration((key, "x"))));

    [Fact]
    public void The_sample_is_taken_and_so_are_lists_that_are_empty()
    {
        Assert.Empty(WrittenKeys.Problems(new ConfigurationBuilder().AddJsonFile(Repository.PathOf("appsettings.sample.json")).Build()));
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("""{ "Access": { "Admins": [], "Hosts": null }, "Webhooks": {}, "Site": { "Address": "" } }"""));
        Assert.Empty(WrittenKeys.Problems(new ConfigurationBuilder().AddJsonStream(file).Build()));
    }

    [Fact]
    public void The_start_refuses_them_together_with_what_other_rules_refuse()
    {
        var builder = WebApplication.CreateBuilder(["--BotFramework:AllowedTenants=8d4a3c1e-0000-4000-8000-00000000a11a", "--Exports:KeepDays=1", "--Quiz:SeasonWeeks=99"]);
        builder.AddRooms(_ => { });
        using var services = builder.Services.BuildServiceProvider();
        var refused = Record.Exception(services.GetRequiredService<IStartupValidator>().Validate);
        Assert.NotNull(refused);
        var sentences = WrongSetting.Sentences(refused);
        Assert.NotNull(sentences);
        Assert.Equal(["BotFramework:AllowedTenants", "Exports:KeepDays", "Quiz:SeasonWeeks"], sentences.Select(sentence => sentence.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))).Build();
}
