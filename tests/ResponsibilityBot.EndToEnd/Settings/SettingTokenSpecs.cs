using ResponsibilityBot.Host.Settings;

namespace ResponsibilityBot.EndToEnd.Settings;

/// <summary>What is written behind a command and is none of its options.</summary>
public sealed class SettingTokenSpecs
{
    [Theory]
    [InlineData("extra: there is no such option", "extra")]
    [InlineData("Storage:Provider: there is no such option", "Storage:Provider=Postgres")]
    [InlineData("--port: there is no such option (--help lists them); a setting is written --Section:Key=value.", "--port", "5000")]
    [InlineData("--demmo: there is no such option", "--demmo")]
    [InlineData("--demmo: there is no such option", "--demmo", "--urls=http://localhost:5000")]
    [InlineData("--storage-provider: there is no such option (--help lists them); a setting is written --Section:Key=value, and the nearest is --Storage:Provider.", "--storage-provider", "Postgres")]
    [InlineData("--url: there is no such option (--help lists them); a setting is written --Section:Key=value, and the nearest is --urls.", "--url=http://localhost:5000")]
    [InlineData("--Storge:Provider: there is no such option (--help lists them); a setting is written --Section:Key=value, and the nearest is --Storage:Provider.", "--Storge:Provider=Postgres")]
    [InlineData("--Storage: there is no such option", "--Storage=Postgres")]
    [InlineData("--Storage:Provider has no value; a setting is written --Storage:Provider=value.", "--Storage:Provider")]
    [InlineData("--urls has no value", "--urls", "--environment=Production")]
    [InlineData("Storage:Provder (Storage__Provder in the environment) is no setting; write Storage:Provider", "--Storage:Provder=Postgres")]
    [InlineData("Storage:Provder (Storage__Provder in the environment) is no setting; write Storage:Provider", "--Storage:Provder", "Postgres")]
    [InlineData("Access:Admins is a list", "--Access:Admins=U1")]
    public void What_nobody_reads_is_told_and_what_is_nearest_to_it(string says, params string[] tokens) =>
        Assert.StartsWith(says, Assert.Single(SettingTokens.Problems(tokens)), StringComparison.Ordinal);

    [Theory]
    [InlineData]
    [InlineData("--Urls=http://localhost:5000")]
    [InlineData("--WebChat=", "--WebChat:Enabled=true")]
    [InlineData("--urls", "http://localhost:5000", "--environment", "Production")]
    [InlineData("--storage:provider=Postgres", "--Storage:ConnectionString", "Host=db;Database=bot")]
    [InlineData("--Access:Admins:0=U1", "--SignIn:Entra:ClientId=1", "--Api:Keys:0:Scopes:0=answers")]
    [InlineData("--Logging:LogLevel:Default=Warning", "--Kestrel:Endpoints:Http:Url=http://localhost:5000", "--AllowedHosts=*", "--http_ports=5000")]
    public void Settings_of_the_bot_and_of_the_framework_are_taken(params string[] tokens) => Assert.Empty(SettingTokens.Problems(tokens));
}
