using System.Collections.Frozen;
using NodaTime;
using NodaTime.TimeZones;
using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Tutoring.Zones;

/// <summary>
/// The time zones that there are, by their ids in the IANA database (<c>Europe/Berlin</c>), and what people call them otherwise. The database
/// comes with NodaTime, so that every machine has the same.
/// </summary>
public static class ZoneNames
{
    /// <summary>The longest id is far shorter.</summary>
    public const int MaxLength = 64;

    /// <summary>The world's own time.</summary>
    public const string Utc = "UTC";

    /// <summary>What stands for it in our replies; ids of the database that have no summer time, or are known by other letters elsewhere, are no better.</summary>
    private static readonly FrozenDictionary<string, string> Abbreviations = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["CET"] = "Europe/Berlin",
        ["CEST"] = "Europe/Berlin",
        ["MEZ"] = "Europe/Berlin",
        ["MESZ"] = "Europe/Berlin",
        ["MET"] = "Europe/Berlin",
        ["BST"] = "Europe/London",
        ["WET"] = "Europe/Lisbon",
        ["WEST"] = "Europe/Lisbon",
        ["EET"] = "Europe/Helsinki",
        ["EEST"] = "Europe/Helsinki",
        ["MSK"] = "Europe/Moscow",
        ["ET"] = "America/New_York",
        ["EST"] = "America/New_York",
        ["EDT"] = "America/New_York",
        ["CT"] = "America/Chicago",
        ["CST"] = "America/Chicago",
        ["CDT"] = "America/Chicago",
        ["MST"] = "America/Denver",
        ["MDT"] = "America/Denver",
        ["PT"] = "America/Los_Angeles",
        ["PST"] = "America/Los_Angeles",
        ["PDT"] = "America/Los_Angeles",
        ["AKST"] = "America/Anchorage",
        ["HST"] = "Pacific/Honolulu",
        ["IST"] = "Asia/Kolkata",
        ["JST"] = "Asia/Tokyo",
        ["KST"] = "Asia/Seoul",
        ["SGT"] = "Asia/Singapore",
        ["HKT"] = "Asia/Hong_Kong",
        ["AEST"] = "Australia/Sydney",
        ["AEDT"] = "Australia/Sydney",
        ["AWST"] = "Australia/Perth",
        ["NZST"] = "Pacific/Auckland",
        ["NZDT"] = "Pacific/Auckland",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Ids =
        DateTimeZoneProviders.Tzdb.Ids.ToFrozenDictionary(id => id, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> WindowsIds =
        TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.ToFrozenDictionary(zone => zone.Key, zone => Canonical(zone.Value), StringComparer.OrdinalIgnoreCase);

    /// <summary>The last part of each id: mostly a city.</summary>
    private static readonly FrozenDictionary<string, string> Cities = TzdbDateTimeZoneSource.Default.CanonicalIdMap.Keys
        .Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal))
        .GroupBy(CityOf, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(same => same.Key, same => same.OrderBy(id => Canonical(id) != id).ThenBy(id => id, StringComparer.Ordinal).First(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The first zone of each country.</summary>
    private static readonly FrozenDictionary<string, string> Countries = (TzdbDateTimeZoneSource.Default.ZoneLocations ?? [])
        .GroupBy(place => place.CountryName, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(same => same.Key, same => same.First().ZoneId, StringComparer.OrdinalIgnoreCase);

    /// <summary>The id as the database spells it, or null if it names no place: abbreviations do not, for several places share them.</summary>
    public static string? Find(string id) =>
        // The usual one, without opening the database, which takes a start a twentieth of a second.
        id is Utc ? Utc
        : id is null || id.Length is 0 or > MaxLength || Abbreviations.ContainsKey(id) ? null
        : id.Equals("GMT", StringComparison.OrdinalIgnoreCase) ? Utc
        : Ids.TryGetValue(id, out var known) && (known.Contains('/', StringComparison.Ordinal) || known == Utc) ? known : null;

    /// <summary>The id that is most likely meant by a city, a country, an abbreviation or an id of Windows, exactly as it is written but for capitals; or null.</summary>
    public static string? Meant(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var plain = Plain(words);
        return Abbreviations.GetValueOrDefault(plain) ?? WindowsIds.GetValueOrDefault(plain) ?? Cities.GetValueOrDefault(plain) ?? Countries.GetValueOrDefault(plain);
    }

    /// <summary>The id that is meant, or the nearest if it is misspelled; null where nothing is near.</summary>
    public static string? Suggest(string words)
    {
        if (Meant(words) is { } meant)
            return meant;
        var plain = Plain(words);
        if (plain.Length is < 4 or > MaxLength)
            return null;
        var most = Math.Max(1, plain.Length / 4);
        var hasPart = plain.Contains('/', StringComparison.Ordinal);
        return (hasPart ? Ids.Values.Select(id => (Id: id, Name: Plain(id))) : Cities.Select(city => (Id: city.Value, Name: city.Key)))
            .Select(candidate => (candidate.Id, Distance: Slips.Distance(plain.ToUpperInvariant(), candidate.Name.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= most)
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Id, StringComparer.Ordinal)
            .Select(candidate => candidate.Id).FirstOrDefault()
            // "Germany/Berlin", "Europe/Stuttgart": one of the two may lead on.
            ?? (hasPart ? Meant(plain.Split('/')[^1]) : null);
    }

    /// <summary>The zone of a known id; UTC for an unknown one.</summary>
    internal static DateTimeZone ZoneOf(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(Find(id) ?? Utc) ?? DateTimeZone.Utc;

    /// <summary>The id that a place has today: some had another once.</summary>
    private static string Canonical(string id) => TzdbDateTimeZoneSource.Default.CanonicalIdMap.TryGetValue(id, out var today) ? today : id;

    private static string CityOf(string id) => Plain(id.Split('/')[^1]);

    private static string Plain(string words) => string.Join(' ', words.Split([' ', '_', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
