using ResponsibilityBot.Testing.Architecture;

namespace ResponsibilityBot.EndToEnd;

/// <summary>What the compiled rooms use, beside what their project files say.</summary>
public sealed class CompiledReferenceSpecs
{
    /// <summary>A room that nothing uses yet is not beside the program: Slack may still be empty.</summary>
    public static TheoryData<string> BuiltRooms() => [.. Rooms.Allowed.Keys.Where(room => room != "Slack" || File.Exists(Rooms.AssemblyOf(room)))];

    [Theory, MemberData(nameof(BuiltRooms))]
    public void A_compiled_room_uses_nothing_that_the_table_forbids(string room) => Assert.Empty(Rooms.UsedBy(room).Except(Rooms.Allowed[room], StringComparer.Ordinal));

    [Fact]
    public void The_program_uses_the_rooms() => Assert.Superset(new HashSet<string> { "BotFramework", "Storage", "Content", "Tutoring" }, Rooms.UsedBy("Host").ToHashSet(StringComparer.Ordinal));
}
