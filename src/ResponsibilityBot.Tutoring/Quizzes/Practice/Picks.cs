using System.Globalization;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Scoring;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Practice;

/// <summary>A response as it is sent by a card, and as it is kept: an option's id, in <see cref="ItemKind.Sort"/> with an equals sign and the owner, in <see cref="ItemKind.Order"/> with the place.</summary>
internal static class Picks
{
    private static readonly Owner[] Bins = [Owner.Customer, Owner.Provider, Owner.Shared];

    /// <summary>What a press chose. Whether that is an answer is for <see cref="Marking"/> to say; nothing that a card sends is trusted.</summary>
    public static Response Read(Item item, Press press) => item.Kind == ItemKind.Order
        ? Placed(item.Options.Select(option => (option.Id, Place: PlaceOf(press[$"{Verbs.Pick}-{option.Id}"]))).Where(put => put.Place > 0))
        : item.Kind == ItemKind.Sort
        ? new(item.Options
            .Select(option => (option.Id, Owner: OwnerOf(press[$"{Verbs.Pick}-{option.Id}"])))
            .Where(put => put.Owner is not null)
            .ToDictionary(put => put.Id, put => put.Owner, StringComparer.Ordinal))
        : new((press[Verbs.Pick] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(id => id, _ => (Owner?)null, StringComparer.Ordinal));

    /// <summary>The response as it is kept.</summary>
    public static IReadOnlyList<string> Of(Response response) =>
        [.. response.Chosen.OrderBy(pick => pick.Key, StringComparer.Ordinal).Select(pick =>
            pick.Value is { } owner ? $"{pick.Key}={Words.Of(owner)}" : response.Places.TryGetValue(pick.Key, out var place) ? string.Create(CultureInfo.InvariantCulture, $"{pick.Key}={place}") : pick.Key)];

    /// <summary>The response that was kept so.</summary>
    public static Response Again(IReadOnlyList<string> picks) => picks.Select(pick => pick.Split('=', 2)).ToList() is var parts && parts.TrueForAll(part => part is [_, var place] && PlaceOf(place) > 0) && parts.Count > 0
        ? Placed(parts.Select(part => (part[0], PlaceOf(part[1]))))
        : new(picks
        .Select(pick => pick.Split('=', 2))
        .DistinctBy(pick => pick[0], StringComparer.Ordinal)
        .ToDictionary(pick => pick[0], pick => pick.Length == 2 ? OwnerOf(pick[1]) : null, StringComparer.Ordinal));

    /// <summary>Whether what was done with an option is right: chosen and right, left and wrong, put to its owner, or put to its place.</summary>
    public static bool IsRight(ItemOption option, IReadOnlyList<string> picks) =>
        option.Place is { } place ? picks.Contains(string.Create(CultureInfo.InvariantCulture, $"{option.Id}={place}"))
        : option.Belongs is { } owner ? picks.Contains($"{option.Id}={Words.Of(owner)}") : option.IsRight == picks.Contains(option.Id);

    private static Response Placed(IEnumerable<(string Id, int Place)> puts)
    {
        var places = puts.DistinctBy(put => put.Id, StringComparer.Ordinal).ToDictionary(put => put.Id, put => put.Place, StringComparer.Ordinal);
        return new(places.Keys.ToDictionary(id => id, _ => (Owner?)null, StringComparer.Ordinal)) { Places = places };
    }

    private static int PlaceOf(string? word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;

    private static Owner? OwnerOf(string? word) => Bins.Cast<Owner?>().FirstOrDefault(owner => owner is { } known && Words.Of(known) == word);
}
