using System.Text.Json.Nodes;

namespace ResponsibilityBot.Slack.WebApi;

/// <summary>One call to a method of Slack's Web API.</summary>
/// <param name="Method">Its name, such as <c>chat.postMessage</c>.</param>
/// <param name="Arguments">Texts, numbers, booleans; objects and arrays travel as JSON. Null ones are left out.</param>
/// <param name="Token">What authorises it: a bot's or the app's token; null for methods that take the app's id and secret instead.</param>
internal sealed record SlackCall(string Method, JsonObject Arguments, string? Token);
