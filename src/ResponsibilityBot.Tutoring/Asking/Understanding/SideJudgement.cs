using System.Globalization;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>When what was learned of the side that is asked after overrules the rules: yes and no are stated only where both do not speak against it.</summary>
internal static class SideJudgement
{
    /// <summary>How likely another side must be, from 0 to 1, to be stated.</summary>
    private const double Sure = 0.7;

    /// <summary>A side that the rules read and that is less likely is not stated.</summary>
    private const double SureEnough = 0.3;

    /// <summary>Whether what was learned may say something: of questions whose owner is stated, and which neither offer both sides ("or do we have to") and leave it at that nor say plainly what is not done.</summary>
    public static bool IsAbout(QuestionEvidence question, Reading reading) => !question.LetsChoose && !question.DeniesPlainly && !question.AsksByWhom && reading is { Intent: Intent.Owner or Intent.Misconception, Responsibilities.Count: > 0 };

    /// <summary>The same reading with the side that is likely, or without one.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="likely">How likely each side is, by its number.</param>
    public static Reading Of(Reading reading, double[] likely)
    {
        var byRules = SideFeatures.ByRules(reading);
        var learned = (AskedSide)Array.IndexOf(likely, likely.Max());
        if (learned == byRules)
            return reading;
        var share = likely[(int)learned];
        if (learned != AskedSide.Open && share >= Sure)
        {
            return reading with
            {
                IsYesNo = true,
                Party = learned == AskedSide.Customer ? Party.Customer : Party.Provider,
                Negated = false,
                Trace = [.. reading.Trace, string.Create(CultureInfo.InvariantCulture, $"yes would mean the {learned}, learned from questions like it, {share:P0}; by the rules {byRules}")],
            };
        }

        return byRules != AskedSide.Open && likely[(int)byRules] < SureEnough
            ? reading with
            {
                Party = null,
                Trace = [.. reading.Trace, string.Create(CultureInfo.InvariantCulture, $"whether yes means the {byRules} is not sure, {likely[(int)byRules]:P0}")],
            }
            : reading;
    }
}
