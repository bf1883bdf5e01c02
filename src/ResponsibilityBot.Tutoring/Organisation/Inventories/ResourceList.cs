namespace ResponsibilityBot.Tutoring.Organisation.Inventories;

/// <summary>The types of resources in a template. Of its words nothing else is kept.</summary>
/// <param name="Format">What it is written in.</param>
/// <param name="Types">Each type with how often it stands there, in the order in which they were met. Of a plain list: its lines.</param>
/// <param name="Modules">How many modules it calls, whose resources it does not show.</param>
/// <param name="Problem">Why nothing can be taken of it, with the cure; null if it can be read.</param>
public sealed record ResourceList(ResourceFormat Format, IReadOnlyList<(string Type, int Count)> Types, int Modules, string? Problem)
{
    /// <summary>The longest text that is read, in characters: 1 million. A template of a thousand resources has a third of that.</summary>
    public const int MaxLength = 1_000_000;

    /// <summary>Reads a text whatever it is; see <see cref="ResourceReader"/>.</summary>
    public static ResourceList Read(string text) => ResourceReader.Read(text);
}

/// <summary>What a template is written in.</summary>
public enum ResourceFormat
{
    /// <summary>One service a line.</summary>
    Plain,

    /// <summary>Terraform's own language.</summary>
    Terraform,

    /// <summary>What <c>terraform show -json</c> prints, or a state.</summary>
    TerraformJson,

    /// <summary>Bicep.</summary>
    Bicep,

    /// <summary>A template of Azure Resource Manager.</summary>
    Arm,

    /// <summary>A template of AWS CloudFormation, in JSON or YAML.</summary>
    CloudFormation,
}
