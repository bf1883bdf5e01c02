using System.CommandLine;
using System.Globalization;

namespace ResponsibilityBot.Host.Commands;

/// <summary>An option that takes a day, written as year-month-day.</summary>
internal static class DayOption
{
    /// <summary>Creates it; null where it is not given.</summary>
    /// <param name="name">With its two dashes.</param>
    /// <param name="description">What the day is of.</param>
    /// <param name="example">A day, for who wrote something else.</param>
    /// <param name="whyNot">What is said of a day that cannot be taken, null for one that can; null to take all.</param>
    public static Option<DateOnly?> Create(string name, string description, string example, Func<DateOnly, string?>? whyNot = null) => new(name)
    {
        Description = $"{description}, such as {example} (UTC)",
        CustomParser = argument =>
        {
            var isDay = DateOnly.TryParseExact(argument.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
            if ((isDay ? whyNot?.Invoke(day) : $"write a day as year-month-day, such as {example}.") is { } problem)
            {
                argument.AddError($"{name} {argument.Tokens[0].Value}: {problem}");
                return null;
            }

            return day;
        },
    };
}
