using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Host.Settings;

/// <summary>Settings as they are written on a command line: <c>--Section:Key=value</c>, or the value behind a blank.</summary>
internal static class SettingTokens
{
    private const string Lead = "--";

    /// <summary>What the framework reads that may well be written on a command line: where it listens, what it is called, and whole sections.</summary>
    private static readonly string[] Framework =
    [
        "urls", "http_ports", "https_ports", "environment", "applicationName", "contentRoot", "shutdownTimeoutSeconds", "detailedErrors", "FORWARDEDHEADERS_ENABLED",
        "AllowedHosts", "Logging", "Kestrel", "Metrics",
    ];

    /// <summary>What is wrong with them, each in a sentence; empty when each is a setting that somebody reads.</summary>
    /// <param name="tokens">What a command does not know itself.</param>
    public static IReadOnlyList<string> Problems(IReadOnlyList<string> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            var equals = tokens[at].IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? tokens[at] : tokens[at][..equals];
            // A host that hands its settings on writes their sections too, with nothing behind.
            if (equals == tokens[at].Length - 1 && name.StartsWith(Lead, StringComparison.Ordinal) && SettingClasses.Tops.Contains(name[Lead.Length..]))
                continue;
            if (!IsKnown(name))
                return [$"{name}: there is no such option (--help lists them); a setting is written --Section:Key=value{Hint(name)}."];
            // The value may stand behind a blank; what begins like another setting is none.
            if (equals < 0 && (++at == tokens.Count || tokens[at].StartsWith(Lead, StringComparison.Ordinal)))
                return [$"{name} has no value; a setting is written {name}=value."];
        }

        return [.. WrittenKeys.Problems(new ConfigurationBuilder().AddCommandLine([.. tokens]).Build())];
    }

    /// <summary>Whether somebody reads it: the framework, or one of our sections, whose keys are looked at apart.</summary>
    private static bool IsKnown(string name)
    {
        if (!name.StartsWith(Lead, StringComparison.Ordinal))
            return false;
        var parts = name[Lead.Length..].Split(':', 2);
        return Framework.Contains(parts[0], StringComparer.OrdinalIgnoreCase) || (parts.Length > 1 && SettingClasses.Tops.Contains(parts[0]));
    }

    /// <summary>The nearest setting or, where the section is misspelt, the nearest section.</summary>
    private static string Hint(string name)
    {
        var written = name.TrimStart('-');
        var sections = SettingClasses.Tops.Select(top => top.Key);
        var near = written.Split(':', 2) is [var section, var rest]
            ? NearestName.Of(section, sections) is { } meant ? $"{meant}:{rest}" : null
            : NearestName.Of(written, [.. Framework, .. SettingClasses.All.SelectMany(known => WrittenKeys.NamesOf(known.Value).Select(part => $"{known.Key}:{part}"))]);
        return near is null ? "" : $", and the nearest is --{near}";
    }
}
