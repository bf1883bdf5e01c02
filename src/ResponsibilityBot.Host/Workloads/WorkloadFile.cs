using System.Text;
using ResponsibilityBot.Tutoring.Organisation.Inventories;

namespace ResponsibilityBot.Host.Workloads;

/// <summary>A file that names workloads: an inventory by its ending, else a template.</summary>
internal sealed class WorkloadFile : IAsyncDisposable
{
    /// <summary>What the standard input is called.</summary>
    public const string StandardInput = "-";

    private readonly string name;
    private readonly Stream content;
    private readonly List<string> notes = [];

    private WorkloadFile(string name, Stream content) => (this.name, this.content) = (name, content);

    /// <summary>What is worth saying beside problems: types of resources that lead to nothing. At most a few lines.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Opens it. The standard input is read up to what is too much.</summary>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    public static async Task<WorkloadFile> OpenAsync(string name, CancellationToken cancel)
    {
        if (name != StandardInput)
            return new(name, File.OpenRead(name));
        await using var input = Console.OpenStandardInput();
        var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while (kept.Length <= MostBytes && (read = await input.ReadAsync(buffer, cancel)) > 0)
            kept.Write(buffer, 0, read);
        kept.Position = 0;
        return new(name, kept);
    }

    /// <summary>A text has up to four bytes a character.</summary>
    private const long MostBytes = 4L * ResourceList.MaxLength;

    /// <summary>Hands its rows to the reader.</summary>
    /// <param name="finder">Finds services.</param>
    /// <param name="reader">Takes rows.</param>
    /// <param name="template">What the workload of a template is called, where it stands, whose it is.</param>
    /// <returns>What is wrong with the file itself; null if nothing.</returns>
    public string? Read(ServiceFinder finder, InventoryReader reader, InventoryLine template) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".csv" => InventoryFile.Read(content, isWorkbook: false, reader.Add),
        ".xlsx" => InventoryFile.Read(content, isWorkbook: true, reader.Add),
        ".xls" or ".xlsm" or ".xlsb" or ".ods" => " is a spreadsheet that is not read; save it as .xlsx or .csv.",
        _ => ReadTemplate(finder, reader, template),
    };

    public ValueTask DisposeAsync() => content.DisposeAsync();

    private string? ReadTemplate(ServiceFinder finder, InventoryReader reader, InventoryLine template)
    {
        if (content.Length > MostBytes)
            return $" has {Math.Max(1, content.Length / 1024 / 1024)} MB or more; a template has 1 MB at most. Take the resources alone, or one part at a time.";
        using var text = new StreamReader(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), leaveOpen: true);
        string words;
        try
        {
            words = text.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return " is no text in UTF-8; save it as UTF-8, or as .csv or .xlsx if it is a table.";
        }

        var list = ResourceList.Read(words);
        if (list.Problem is { } problem)
            return $": {problem}.";
        var read = PastedServices.Of(list, finder);
        if (read.Services.Count == 0)
            return $": no service that the table knows stands in it.{(read.Unknown.Count > 0 ? " " + PastedServices.Name(read.Unknown) : "")}";
        if (template.Name.Length == 0)
            return " has no name of its own; say --name.";
        if (read.Unknown.Count > 0)
            notes.Add(PastedServices.Name(read.Unknown));
        if (list.Modules > 0)
            notes.Add($"{list.Modules} modules are called, whose resources do not stand in it; terraform show -json shows them all.");
        reader.Add(template with { Service = string.Join(';', read.Services) });
        return null;
    }
}
