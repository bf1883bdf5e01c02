using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Zones;

/// <summary>"My time zone", "my time zone Europe/Berlin". Keeps the zone that a person's device tells, too, and then passes the turn on.</summary>
public sealed partial class ZoneDialog(ICurriculum curriculum, IPeopleZones zones, QuizRules rules) : IDialog
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var asked = turn.Kind == TurnKind.Said ? Wish().Match(turn.Text) : Match.Empty;
        var told = turn.Zone is { } device ? ZoneNames.Find(device) : null;
        if (!asked.Success && told is null)
            return null;
        var known = await zones.FindAsync(turn.Tenant, turn.Person.Id, cancel).ConfigureAwait(false);
        if (told is not null && known is not { IsChosen: true } && known?.Id != told)
            zones.Keep(turn, known = new(told, IsChosen: false));
        return asked.Success ? [Answer(turn, asked.Groups["zone"].Value, known)] : null;
    }

    private Reply.Said Answer(Turn turn, string words, PersonZone? known)
    {
        var phrases = curriculum.Current.Phrases;
        if (words.Length == 0)
            return new(known is null ? phrases.Say("zone-unknown", ("zone", rules.Zone)) : phrases.Say("zone-is", ("zone", known.Id), ("time", Clock(turn.At, known.Id))));
        var (zone, wrong) = ZoneWords.Read(words);
        if (zone is null)
            return new(phrases.Say(wrong?.Key ?? "daily-bad-zone", wrong?.Blanks ?? [("words", words)]));
        zones.Keep(turn, new(zone, IsChosen: true));
        return new(phrases.Say("zone-set", ("zone", zone), ("time", Clock(turn.At, zone))));
    }

    private static string Clock(DateTimeOffset at, string zone) => LocalDay.At(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?:what is |what's |set )?my time ?zone(?:\s+(?:is|to))?\s*[:=]?\s*(?<zone>[^?!]{0,80}?)[\s.?!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Wish();
}
