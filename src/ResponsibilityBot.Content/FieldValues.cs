using System.Globalization;

namespace ResponsibilityBot.Content;

/// <summary>Fields whose text is more than a text; each reports what it cannot read and gives a usable default.</summary>
internal static class FieldValues
{
    /// <summary>False if the field is not there.</summary>
    public static bool Flag(this Fields fields, string key)
    {
        var text = fields.OptionalText(key);
        if (text is not (null or "true" or "false"))
            fields.Report(key, $"'{key}' is '{text}'; write true or false");
        return text == "true";
    }

    public static DateOnly? Date(this Fields fields, string key)
    {
        if (fields.OptionalText(key) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        fields.Report(key, $"'{text}' is not a date; write it as 2026-11-23");
        return null;
    }

    public static Uri Address(this Fields fields, string key)
    {
        var text = fields.Text(key);
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        if (text.Length > 0)
            fields.Report(key, $"'{text}' is not a web address; write one that begins with https://");
        return new Uri("https://invalid.example");
    }

    /// <summary>One of a few words; null if the field is not there.</summary>
    public static T? Choice<T>(this Fields fields, string key, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (fields.OptionalText(key) is not { } text)
            return null;
        if (words.TryGetValue(text, out var value))
            return value;
        fields.Report(key, $"'{text}' is not a value of '{key}'; write {string.Join(", ", words.Keys)}");
        return null;
    }

    /// <summary>One of a few words, which must be there.</summary>
    public static T Required<T>(this Fields fields, string key, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (!fields.Has(key))
            fields.Report(key, $"'{key}' is missing; write {key}: and one of {string.Join(", ", words.Keys)}");
        return fields.Choice(key, words) ?? default;
    }
}
