using System.Xml.Linq;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Testing.Architecture;

namespace ResponsibilityBot.Tutoring.Tests;

public sealed class ArchitectureSpecs
{
    public static TheoryData<string> AllRooms() => [.. Rooms.Allowed.Keys];

    [Fact]
    public void Every_project_in_src_stands_in_the_table()
    {
        var projects = Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories).Select(NameOf).Order(StringComparer.Ordinal);
        Assert.Equal(Rooms.Allowed.Keys.Order(StringComparer.Ordinal), projects);
    }

    [Theory, MemberData(nameof(AllRooms))]
    public void A_project_refers_to_what_the_table_allows_and_nothing_else(string room)
    {
        var references = ProjectOf(room).Descendants("ProjectReference")
            .Select(reference => NameOf((string?)reference.Attribute("Include") ?? "")).Order(StringComparer.Ordinal);
        Assert.Equal(Rooms.Allowed[room], references);
    }

    [Theory]
    [InlineData("Tutoring")]
    [InlineData("Content")]
    public void A_compiled_room_uses_what_the_table_allows_and_nothing_else(string room) => Assert.Equal(Rooms.Allowed[room], Rooms.UsedBy(room));

    [Fact]
    public void What_is_not_written_down_as_a_reference_does_not_exist()
    {
        var rules = XDocument.Load(Repository.PathOf("Directory.Build.props"));
        Assert.Equal("true", (string?)rules.Descendants("DisableTransitiveProjectReferences").Single());
    }

    [Fact]
    public void Tutoring_needs_nothing_but_the_runtime_the_zones_of_the_world_a_memory_that_forgets_and_a_hash()
    {
        var project = ProjectOf("Tutoring");
        Assert.Equal("Microsoft.NET.Sdk", (string?)project.Root?.Attribute("Sdk"));
        Assert.Equal(["BitFaster.Caching", "NodaTime", "System.IO.Hashing"], project.Descendants("PackageReference").Select(package => (string?)package.Attribute("Include")));
        Assert.Empty(project.Descendants("FrameworkReference"));
    }

    [Fact]
    public void Tutoring_touches_nothing_outside()
    {
        var assembly = Rooms.AssemblyOf("Tutoring");
        string[] forbidden = ["System.Net.", "System.Data", "System.Diagnostics.Process", "System.Console", "Microsoft."];
        Assert.DoesNotContain(Rooms.References(assembly), name => forbidden.Any(item => name.StartsWith(item, StringComparison.Ordinal)));
        string[] types = ["System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.IO.StreamReader"];
        Assert.Empty(Rooms.TypesUsedBy(assembly).Intersect(types, StringComparer.Ordinal));
    }

    /// <summary>The one rule of <c>dotnet format</c> that neither the build nor its look at white space holds.</summary>
    [Fact]
    public void Usings_stand_in_the_order_of_the_alphabet_those_of_System_first()
    {
        string[] folders = ["src", "tests"];
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)).Where(IsWrittenByHand).ToList();
        Assert.True(files.Count > 500, $"{files.Count} files");
        Assert.DoesNotContain(files, file => UsingsOf(file) is var usings && !usings.Order(Usings).SequenceEqual(usings, StringComparer.Ordinal));
    }

    private static readonly Comparer<string> Usings = Comparer<string>.Create((left, right) => IsOfSystem(left) == IsOfSystem(right)
        ? StringComparer.OrdinalIgnoreCase.Compare(left.Replace('.', '\0'), right.Replace('.', '\0'))
        : IsOfSystem(left) ? -1 : 1);

    private static bool IsOfSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static bool IsWrittenByHand(string file) =>
        !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "obj" or "bin" or "node_modules" or "Migrations");

    private static List<string> UsingsOf(string file) => [.. File.ReadLines(file).TakeWhile(line => !line.StartsWith("namespace ", StringComparison.Ordinal))
        .Where(line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('=', StringComparison.Ordinal) && line.IndexOf(' ', 6) < 0)
        .Select(line => line[6..^1])];

    private static XDocument ProjectOf(string room) => XDocument.Load(Repository.PathOf("src", Rooms.Prefix + room, $"{Rooms.Prefix}{room}.csproj"));

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))[Rooms.Prefix.Length..];
}
