using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Tutoring.Organisation;

/// <summary>The rules for what workloads and their environments are called, and for their ids.</summary>
public static class WorkloadName
{
    /// <summary>The longest name, in characters.</summary>
    public const int Longest = 80;

    /// <summary>The longest name of an environment.</summary>
    public const int LongestEnvironment = 40;

    /// <summary>The most services of one workload.</summary>
    public const int MostServices = 100;

    private const int LongestId = 60;
    private const int HashLength = 8;

    /// <summary>The name with single blanks, or null if it cannot be one: a letter or digit first, then letters, digits, blanks and common marks.</summary>
    public static string? Read(string text) => TeamName.Plain(text, Longest);

    /// <summary>The environment; empty for none; null if it cannot be one.</summary>
    public static string? ReadEnvironment(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.IsNullOrWhiteSpace(text) ? "" : TeamName.Plain(text, LongestEnvironment);
    }

    /// <summary>What two names have in common that are the same, however they are written.</summary>
    public static string Key(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }

    /// <summary>A workload as people read it: <c>checkout (production)</c>.</summary>
    public static string Of(Workload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return workload.Environment.Length > 0 ? $"{workload.Name} ({workload.Environment})" : workload.Name;
    }

    /// <summary>Whether words mean a workload: its id, its name and environment, or its name alone.</summary>
    public static bool IsNamed(Workload workload, string words)
    {
        ArgumentNullException.ThrowIfNull(workload);
        var key = Plain(words);
        return workload.Id == key || Plain($"{workload.Name} {workload.Environment}") == key || Plain(workload.Name) == key;
    }

    /// <summary>Words as they are compared: without case, brackets and quotes.</summary>
    internal static string Plain(string words) =>
        string.Join(' ', Key(words).Split([' ', '(', ')', '"', '“', '”', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Words in kebab case: letters without accents and digits, hyphens between them. Empty if there are none.</summary>
    public static string Kebab(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var id = new StringBuilder(text.Length);
        foreach (var sign in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsAsciiLetterOrDigit(sign))
                id.Append(char.ToLowerInvariant(sign));
            else if (id.Length > 0 && id[^1] != '-' && char.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark)
                id.Append('-');
        }

        return id.ToString().Trim('-');
    }

    /// <summary>An id that nobody has. It is the name's where that is free, and made of it and a hash where not: the same words give the same id.</summary>
    public static string NewId(string name, string environment, Func<string, bool> isTaken)
    {
        ArgumentNullException.ThrowIfNull(isTaken);
        var plain = Kebab($"{name} {environment}");
        var id = plain.Length > LongestId ? plain[..LongestId].Trim('-') : plain;
        // Letters that were left out may tell two names apart.
        if (id == plain && id.Length > 0 && !isTaken(id))
            return id;
        for (var time = 0; ; time++)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Key(name)}\n{Key(environment)}\n{time}")))[..HashLength];
            var other = id.Length > 0 ? $"{id}-{hash}" : $"workload-{hash}";
            if (!isTaken(other))
                return other;
        }
    }
}
