using System.Globalization;
using System.Text.Json;
using ResponsibilityBot.BotFramework.Schema;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>What the login service answers, or the machine's identity endpoint, which writes numbers as text.</summary>
internal static class TokenAnswer
{
    /// <summary>The token and when it is over, or null if there is none in the answer.</summary>
    public static (string Token, DateTimeOffset ExpiresAt)? Read(byte[] body, DateTimeOffset now)
    {
        var answer = Json.Parse(body);
        if (Json.Text(answer, "access_token") is not { Length: > 0 } token)
            return null;
        if (Number(answer, "expires_in") is { } seconds and > 0 and < int.MaxValue)
            return (token, now.AddSeconds(seconds));
        return Number(answer, "expires_on") is { } instant and > 0 and < uint.MaxValue ? (token, DateTimeOffset.FromUnixTimeSeconds(instant)) : null;
    }

    /// <summary>Why there is no token.</summary>
    public static TokenException Failure(HttpResponseMessage response, byte[] body, TimeSpan? retryAfter)
    {
        var answer = Json.Parse(body);
        var error = Json.Code(answer, "error");
        var number = FirstNumber(answer);
        string?[] says = [$"{(int)response.StatusCode}", error, number is null ? null : $"AADSTS{number}", Cure(number)];
        return new(string.Join(' ', says.Where(part => part is not null)))
        {
            Status = response.StatusCode,
            Error = error,
            Number = number,
            CorrelationId = Json.Code(answer, "correlation_id"),
            RetryAfter = retryAfter,
        };
    }

    /// <summary>What to do about those that befall everybody: https://learn.microsoft.com/entra/identity-platform/reference-error-codes.</summary>
    private static string? Cure(int? number) => number switch
    {
        7000215 => "(BotFramework:AppPassword is not the secret's value; copy the value, not the secret's id)",
        7000222 => "(BotFramework:AppPassword is over; make a new client secret)",
        700016 => "(there is no such app in that tenant; check BotFramework:AppId, AppType and TenantId)",
        90002 or 900023 => "(there is no such tenant; check BotFramework:TenantId and Cloud)",
        700027 => "(the certificate is not the app's; upload it to the app in Microsoft Entra)",
        _ => null,
    };

    private static int? FirstNumber(JsonElement answer) =>
        Json.At(answer, "error_codes") is { ValueKind: JsonValueKind.Array } codes
            && codes.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Number } first && first.TryGetInt32(out var number) ? number : null;

    private static long? Number(JsonElement answer, string name) => Json.At(answer, name) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var value) => value,
        { ValueKind: JsonValueKind.String } text when long.TryParse(text.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };
}
