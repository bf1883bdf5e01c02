using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ResponsibilityBot.EndToEnd.WebChat;
using ResponsibilityBot.Host.Api;

namespace ResponsibilityBot.EndToEnd.Api;

/// <summary>A program that asks over the API.</summary>
internal static class ApiClient
{
    /// <summary>Asks, with a key or without; the status, the JSON, and the media type.</summary>
    public static async Task<(HttpStatusCode Status, JsonNode? Body, string? Type)> GetAsync(this TestBot bot, string path, string? key = null, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(bot.Address, path));
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null, answer.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>The settings of a key.</summary>
    public static (string Key, string Value)[] Setting(int number, string key, string tenant, params string[] scopes) =>
    [
        ($"Api:Keys:{number}:Name", $"key {number}"),
        ($"Api:Keys:{number}:Hash", ApiKeys.HashOf(key)),
        ($"Api:Keys:{number}:Tenant", tenant),
        .. scopes.Select((scope, place) => ($"Api:Keys:{number}:Scopes:{place}", scope)),
    ];
}
