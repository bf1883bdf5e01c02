using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace ResponsibilityBot.Slack.Tests.Installs;

/// <summary>Slack's side of installs: gives tokens for codes and for refresh tokens, each of which is good once, and knows which tokens work.</summary>
internal sealed class OAuthService : HttpMessageHandler
{
    public const string ClientId = "111.222";
    public const string ClientSecret = "a secret/with+signs";
    public const string Redirect = "https://bot.contoso.com/slack/oauth";

    private readonly ConcurrentDictionary<string, JsonObject> consents = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JsonObject> refreshes = new(StringComparer.Ordinal);
    private int issued;

    /// <summary>Tokens that the bot was given and that work.</summary>
    public ConcurrentDictionary<string, bool> Tokens { get; } = new(StringComparer.Ordinal);

    /// <summary>How often tokens were asked for.</summary>
    public int Asked { get; private set; }

    /// <summary>The next answer to a wish for a token, instead of a token.</summary>
    public string? Answer { get; set; }

    /// <summary>What the next answer waits for.</summary>
    public Task Held { get; set; } = Task.CompletedTask;

    /// <summary>What came that Slack would not take.</summary>
    public string? Strange { get; private set; }

    /// <summary>A person's consent.</summary>
    /// <param name="team">The workspace; null for the organisation as a whole.</param>
    /// <param name="enterprise">The organisation, or null.</param>
    /// <param name="ends">Whether tokens end after twelve hours.</param>
    /// <param name="name">What people call it.</param>
    public string Consent(string? team, string? enterprise = null, bool ends = false, string name = "Acme")
    {
        var code = $"code-{Interlocked.Increment(ref issued)}";
        consents[code] = new()
        {
            ["ok"] = true,
            ["token_type"] = "bot",
            ["bot_user_id"] = "UBOT",
            ["app_id"] = "A111",
            ["scope"] = "chat:write,commands",
            ["team"] = team is null ? null : new JsonObject { ["id"] = team, ["name"] = name },
            ["enterprise"] = enterprise is null ? null : new JsonObject { ["id"] = enterprise, ["name"] = name },
            ["is_enterprise_install"] = team is null,
            ["authed_user"] = new JsonObject { ["id"] = "U1" },
            ["expires_in"] = ends ? 43200 : null,
        };
        return code;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = request.Content is null ? [] : QueryHelpers.ParseQuery(await request.Content.ReadAsStringAsync(cancellationToken));
        var answer = $"{request.Method} {request.RequestUri}" switch
        {
            "POST https://slack.com/api/oauth.v2.access" => await TokenAsync(request, form.ToDictionary(field => field.Key, field => $"{field.Value}")),
            "POST https://slack.com/api/auth.test" => Tokens.ContainsKey($"{request.Headers.Authorization}"["Bearer ".Length..])
                ? """{"ok":true,"team_id":"T1","user_id":"UBOT"}"""
                : """{"ok":false,"error":"account_inactive"}""",
            var other => throw new InvalidOperationException(other),
        };
        return new(HttpStatusCode.OK) { Content = new StringContent(answer, Encoding.UTF8, "application/json") };
    }

    private async Task<string> TokenAsync(HttpRequestMessage request, Dictionary<string, string> form)
    {
        Asked++;
        await Held;
        if (form.GetValueOrDefault("client_id") != ClientId || form.GetValueOrDefault("client_secret") != ClientSecret || request.Headers.Authorization is not null)
            return Refuse("bad_client_secret");
        if (Answer is { } instead)
            return instead;
        var given = form.GetValueOrDefault("grant_type") == "refresh_token"
            ? refreshes.TryRemove(form.GetValueOrDefault("refresh_token", ""), out var next) ? next : null
            : consents.TryRemove(form.GetValueOrDefault("code", ""), out var first) && form.GetValueOrDefault("redirect_uri") == Redirect ? first : null;
        return given is null ? Refuse(form.ContainsKey("code") ? "invalid_code" : "invalid_refresh_token") : Issue(given);
    }

    private string Issue(JsonObject given)
    {
        var number = Interlocked.Increment(ref issued);
        var ends = given["expires_in"] is not null;
        var answer = given.DeepClone().AsObject();
        var token = $"{(ends ? "xoxe." : "")}xoxb-token-{number}";
        answer["access_token"] = token;
        Tokens[token] = true;
        if (ends)
        {
            answer["refresh_token"] = $"xoxe-1-{number}";
            refreshes[$"xoxe-1-{number}"] = given;
        }

        return answer.ToJsonString();
    }

    private string Refuse(string error)
    {
        Strange = error;
        return $$"""{"ok":false,"error":"{{error}}"}""";
    }
}
