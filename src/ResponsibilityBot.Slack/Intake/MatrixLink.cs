using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Intake;

/// <summary>A link to the page of the matrix.</summary>
/// <param name="Text">The link, exactly as it was shared.</param>
/// <param name="Press">What asks for the same.</param>
internal sealed record MatrixLink(string Text, Press Press)
{
    /// <summary>A longer link was not made by us.</summary>
    private const int LongestLink = 1_000;

    private const string Page = "/matrix";

    /// <summary>The first link of a <c>link_shared</c> event that shows the matrix, or null.</summary>
    public static MatrixLink? FirstOf(JsonElement shared)
    {
        if (SlackJson.At(shared, "links") is not { ValueKind: JsonValueKind.Array } links)
            return null;
        return links.EnumerateArray().Select(link => SlackJson.TextAt(link, "url")).Select(Read).FirstOrDefault(link => link is not null);
    }

    private static MatrixLink? Read(string? text)
    {
        if (text is null or { Length: > LongestLink } || !Uri.TryCreate(text, UriKind.Absolute, out var link) || !link.Scheme.StartsWith("http", StringComparison.Ordinal) || link.AbsolutePath != Page)
            return null;
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        if (QueryHelpers.ParseQuery(link.Query).TryGetValue("target", out var targets) && targets.Count == 1 && targets[0] is { Length: > 0 } target)
            ids["target"] = target;
        return new(text, new(Verbs.Matrix, ids));
    }
}
