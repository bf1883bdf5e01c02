using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.EndToEnd;

/// <summary>The build puts machine code into the assemblies beside the program.</summary>
public sealed class AheadSpecs
{
    [Theory]
    [InlineData("ResponsibilityBot.BotFramework")]
    [InlineData("ResponsibilityBot.Content")]
    [InlineData("ResponsibilityBot.Slack")]
    [InlineData("ResponsibilityBot.Storage")]
    [InlineData("ResponsibilityBot.Tutoring")]
    public void A_room_beside_the_program_is_the_one_that_was_compiled_last(string room) =>
        Assert.Equal(Identity(BuiltBy(room, $"{room}.dll")), Identity(Beside($"{room}.dll")));

    [Theory]
    [InlineData("ResponsibilityBot.dll")]
    [InlineData("ResponsibilityBot.Tutoring.dll")]
    [InlineData("YamlDotNet.dll")]
    [InlineData("Microsoft.EntityFrameworkCore.dll")]
    public void It_holds_machine_code(string name) =>
        Assert.True(HoldsMachineCode(Beside(name)), $"{name} was not compiled ahead of time; was the program built with -p:CompileAhead=false?");

    /// <summary>What the tests run, inside themselves and as a process: they start it hundreds of times.</summary>
    [Theory]
    [InlineData("ResponsibilityBot.dll")]
    [InlineData("ResponsibilityBot.Storage.dll")]
    [InlineData("Microsoft.EntityFrameworkCore.dll")]
    public void What_stands_beside_these_tests_holds_machine_code_too(string name) =>
        Assert.True(HoldsMachineCode(Path.Combine(AppContext.BaseDirectory, name)), $"{name} beside the tests is not the image that was made for the program");

    /// <summary>The same in an image as in the assembly that it was made from.</summary>
    private static Guid Identity(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }

    private static bool HoldsMachineCode(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        return image.PEHeaders.CorHeader?.ManagedNativeHeaderDirectory.Size > 0;
    }

    private static string Beside(string file) => BuiltBy("ResponsibilityBot.Host", file);

    /// <summary>Where a project of the same configuration as this one puts a file.</summary>
    private static string BuiltBy(string project, string file)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Repository.PathOf("src", project, "bin", here.Parent?.Name ?? "Debug", here.Name, file);
    }
}
