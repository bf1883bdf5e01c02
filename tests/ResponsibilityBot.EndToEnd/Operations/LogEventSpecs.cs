using System.Reflection;
using Microsoft.Extensions.Logging;
using ResponsibilityBot.Testing.Architecture;

namespace ResponsibilityBot.EndToEnd.Operations;

/// <summary>Who watches a log watches for numbers.</summary>
public sealed class LogEventSpecs
{
    [Fact]
    public void Each_number_of_an_event_stands_for_one_message()
    {
        var events = Rooms.Allowed.Keys.Select(room => Assembly.LoadFrom(Rooms.AssemblyOf(room))).SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => (Name: $"{method.DeclaringType?.Name}.{method.Name}", method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId))
            .Where(each => each.EventId is not null).ToList();

        Assert.True(events.Count > 80, $"only {events.Count} were found");
        Assert.Empty(events.GroupBy(each => each.EventId).Where(same => same.Count() > 1).Select(same => $"{same.Key}: {string.Join(", ", same.Select(each => each.Name))}"));
    }
}
