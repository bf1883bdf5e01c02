using Microsoft.Extensions.Configuration;
using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Host.LanguageModel;
using ResponsibilityBot.Host.Quizzes;
using ResponsibilityBot.Host.Settings;
using ResponsibilityBot.Slack;

namespace ResponsibilityBot.EndToEnd.Settings;

/// <summary>What is said of a setting of another kind than is needed.</summary>
public sealed class WrongSettingSpecs
{
    private const string Times = "write hours, minutes and seconds such as 00:01:30, with hours up to 23 and days before them such as 1.00:00:00.";

    [Theory]
    [InlineData("Quiz:OpenFor", "24:00", Times)]
    [InlineData("Exports:At", "24:00", Times)]
    [InlineData("Slack:CallTimeout", "00:00:90", Times)]
    [InlineData("LanguageModel:Timeout", "00:00:61", Times)]
    [InlineData("LanguageModel:Timeout", "a minute", Times)]
    [InlineData("Slack:Mode", "Sockets", "write Http or Socket.")]
    [InlineData("Slack:Sockets", "many", "write a whole number.")]
    [InlineData("Slack:Sockets", "99999999999", "write a whole number.")]
    public void Its_key_its_value_and_what_it_may_be_are_named(string key, string value, string says)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
        var failure = Assert.Throws<InvalidOperationException>(() =>
        {
            configuration.GetSection("Quiz").Get<QuizOptions>();
            configuration.GetSection("Exports").Get<ExportOptions>();
            configuration.GetSection("Slack").Get<SlackOptions>();
            configuration.GetSection("LanguageModel").Get<LanguageModelOptions>();
        });
        Assert.Equal($"{key} is '{value}'; {says}", WrongSetting.Says(failure));
    }

    [Fact]
    public void Another_failure_is_none_of_it()
    {
        Assert.Null(WrongSetting.Says(new InvalidOperationException("a mistake of ours", new NotSupportedException())));
        Assert.Equal("All is well.", WrongSetting.Says("All is well."));
    }
}
