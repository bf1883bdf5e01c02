using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Slack;

/// <summary>The section <c>Slack</c> of the configuration. Slack is on when the section is there.</summary>
internal sealed class SlackOptions : IValidatableObject
{
    public const string Section = "Slack";

    /// <summary>How Slack delivers. <see cref="SlackMode.Http"/> by default.</summary>
    [EnumDataType(typeof(SlackMode), ErrorMessage = "Slack:Mode is not known; write Http or Socket.")]
    public SlackMode Mode { get; set; } = SlackMode.Http;

    /// <summary>The app's signing secret, which proves that Slack sent a request. Needed for <see cref="SlackMode.Http"/>, ignored otherwise.</summary>
    public string SigningSecret { get; set; } = "";

    /// <summary>The bot's token in one workspace, <c>xoxb-…</c>. Empty by default: workspaces install the app through OAuth.</summary>
    public string BotToken { get; set; } = "";

    /// <summary>The app-level token, <c>xapp-…</c>, with the scope <c>connections:write</c>. Needed for <see cref="SlackMode.Socket"/>.</summary>
    public string AppToken { get; set; } = "";

    /// <summary>
    /// How many sockets are kept open for <see cref="SlackMode.Socket"/>, 1 to 10. The default is 1; with more, Slack has another way while
    /// one is broken. All programs with the same app-level token may have 10 together.
    /// </summary>
    public int Sockets { get; set; } = 1;

    /// <summary>The app's client id, for installs through OAuth. Empty by default: there are none.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The app's client secret. Needed with <see cref="ClientId"/>.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>
    /// Where the keys are kept that tokens from installs are encrypted with; made at the first start, readable by its owner alone. Without
    /// them every workspace must install the app again.
    /// </summary>
    [Required(ErrorMessage = "Slack:KeysFolder is empty; write a path such as data/slack-keys.")]
    public string KeysFolder { get; set; } = "data/slack-keys";

    /// <summary>The address that the methods of the Web API are below. Slack's own by default; https, or http on this machine.</summary>
    public string ApiBaseUrl { get; set; } = "https://slack.com/api/";

    /// <summary>How long one call to Slack may take before it is given up and tried again later. The default is 10 seconds; 1 to 60 are allowed.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What the annotations cannot say.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        SlackOptionsRules.Problems(this).Select(problem => new ValidationResult(problem));
}

/// <summary>How Slack delivers what happens.</summary>
internal enum SlackMode
{
    /// <summary>Slack posts to the program, which has a public address.</summary>
    Http,

    /// <summary>The program opens WebSockets to Slack; it needs no address.</summary>
    Socket,
}

[OptionsValidator]
internal sealed partial class SlackOptionsValidator : IValidateOptions<SlackOptions>;
