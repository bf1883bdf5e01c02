using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.Testing;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests.Authentication;

public sealed class AuthenticationNoticeSpecs
{
    [Theory]
    [InlineData("Production", false, false, false, "Information 3003")]
    [InlineData("Development", false, false, false, "Information 3002")]
    [InlineData("Production", true, false, false, "Information 3005")]
    [InlineData("Development", true, false, false, "Information 3005")]
    [InlineData("Production", false, true, false, "Warning 3001")]
    [InlineData("Development", false, true, false, "Warning 3001")]
    [InlineData("Production", true, true, true, "Warning 3001", "Warning 3004", "Information 3005")]
    public async Task Each_start_says_who_may_speak_and_warns_of_what_is_dangerous(
        string environment, bool credentials, bool unauthenticated, bool emulator, params string[] says)
    {
        using var log = new Notes();
        using var loggers = new LoggerFactory([log]);
        var options = new BotFrameworkOptions
        {
            AppId = credentials ? Door.AppId : "",
            AppPassword = "hush",
            DangerouslyAllowUnauthenticatedRequests = unauthenticated,
            DangerouslyAcceptEmulatorTokens = emulator,
        };
        await new AuthenticationNotice(Options.Create(options), new Surroundings(environment), loggers.CreateLogger<AuthenticationNotice>()).StartAsync(Cancel);
        Assert.Equal(says, log.Lines.Select(line => line.Split(' ')).Select(words => $"{words[0]} {words[2]}"));
        Assert.DoesNotContain(log.Lines, line => line.Contains("hush", StringComparison.Ordinal));
    }
}
