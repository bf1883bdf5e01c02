using System.Globalization;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// Which service model a question describes without naming it, "the payroll tool that we <b>pay for by the head</b>", learned from labelled questions over <see cref="PlaceFeatures"/>.
/// Asked only where the rules find no place.
/// </summary>
internal sealed class LearnedPlaces(LearnedNetwork learned, Func<string, bool> isFunctionWord)
{
    /// <summary>Stands in the place of a model where a question describes none.</summary>
    public const string None = "none";

    /// <summary>How likely a model must be, from 0 to 1, to be taken for what is meant.</summary>
    private const double Sure = 0.65;

    /// <summary>The same beside the name of a provider, which tells of a place by itself: "our data center <b>at AWS</b>" is no room of one's own.</summary>
    private const double SureBesideProvider = 0.8;

    /// <summary>Whether a place may be described: of questions about a duty, an owner or a belief that name none.</summary>
    private static bool MayBeAt(QuestionEvidence question, Reading reading) =>
        reading is { Targets.Count: 0, Subject: null, Intent: Intent.Owner or Intent.Duties or Intent.Misconception or Intent.Gray or Intent.Matrix }
        && question.Services.Count == 0 && !question.Findings.Names(MeaningKind.AiLayer);

    /// <summary>The same reading at the place that is described; the reading as it was where none is likely.</summary>
    public Reading Of(QuestionEvidence question, Reading reading) =>
        MayBeAt(question, reading) && Likeliest(question) is { } place ? reading with { Targets = [place.Id], Trace = [.. reading.Trace, place.Reason] } : reading;

    /// <summary>The service model that a question describes; null where none is likely.</summary>
    public DescribedPlace? Likeliest(QuestionEvidence question)
    {
        if (learned.Count == 0)
            return null;
        using var sums = new LabelSums(learned);
        PlaceFeatures.Of(question.Findings, isFunctionWord, sums);
        if (sums.Likeliest() is not var (label, share) || share < (question.Findings.Names(MeaningKind.Provider) ? SureBesideProvider : Sure))
            return null;
        var place = learned.Labels[label];
        return place == None || question.Table.Target(place) is null ? null : new(place, string.Create(CultureInfo.InvariantCulture, $"place learned from questions like it, {place} {share:P0}"));
    }
}

/// <summary>A service model that a question describes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">Why, for "Why this answer?".</param>
internal readonly record struct DescribedPlace(string Id, string Reason);
