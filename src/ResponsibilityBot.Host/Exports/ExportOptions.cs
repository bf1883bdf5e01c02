using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Host.Exports;

/// <summary>The section <c>Exports</c> of the configuration: scores of teams as files in a folder, by themselves.</summary>
internal sealed class ExportOptions : IValidatableObject
{
    public const string Section = "Exports";

    /// <summary>The folder that files are put into; it must be there. Empty, the default, for none.</summary>
    public string Folder { get; set; } = "";

    /// <summary>What files are of: <c>week</c>, the default, <c>season</c>, or <c>both</c>.</summary>
    public string By { get; set; } = "week";

    /// <summary>csv, the default, xlsx or json.</summary>
    public string Format { get; set; } = "csv";

    /// <summary>The time of day in UTC from which on the file of a time that is over is written. The default is 13:00. A week is over on Monday at 12:00, so that an earlier time means Tuesday.</summary>
    public TimeSpan At { get; set; } = TimeSpan.FromHours(13);

    /// <summary>Only the teams of this tenant; empty, the default, for all.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>How many days a file is kept after the first day that it is of. The default is 400; 7 to 3650 are allowed.</summary>
    public int KeepDays { get; set; } = 400;

    /// <summary>What the annotations cannot say.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Folder.Length > 0 && !Directory.Exists(Folder))
            yield return new($"{Section}:Folder is '{Folder}', which is no folder; make it, or leave it empty for no files.");
        if (By is not ("week" or "season" or "both"))
            yield return new($"{Section}:By is '{By}'; write week, season or both.");
        if (Format is not ("csv" or "xlsx" or "json"))
            yield return new($"{Section}:Format is '{Format}'; write csv, xlsx or json.");
        if (At < TimeSpan.Zero || At >= TimeSpan.FromDays(1))
            yield return new($"{Section}:At is {At:c}; write a time of day in UTC such as 13:00.");
        if (KeepDays is < 7 or > 3650)
            yield return new($"{Section}:KeepDays is {KeepDays}; write 7 to 3650.");
    }
}

[OptionsValidator]
internal sealed partial class ExportOptionsValidator : IValidateOptions<ExportOptions>;

/// <summary>Adds exports that are written by themselves.</summary>
internal static class ExportServices
{
    /// <summary>From the section <c>Exports</c>.</summary>
    public static IServiceCollection AddExports(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ExportOptions>().Bind(configuration.GetSection(ExportOptions.Section)).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<ExportOptions>, ExportOptionsValidator>().AddSingleton<ScheduledExports>();
    }
}
