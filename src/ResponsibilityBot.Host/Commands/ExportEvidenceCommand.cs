using System.CommandLine;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Host.EvidencePacks;
using ResponsibilityBot.Host.Teaching;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Tutoring.Oversight.EvidencePacks;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>export evidence</c>: what was taught, decided and known in a period, for auditors, signed.</summary>
internal static class ExportEvidenceCommand
{
    /// <summary>What stands beside a pack: its signature, and the public key.</summary>
    public const string SignatureEnding = ".sig", KeyEnding = ".pem";

    private const string MakeKey = EvidenceKey.MakeOne + "; name it with --key or the setting Evidence:KeyFile, or write --unsigned";

    public static Command Create()
    {
        var from = DayOption.Create("--from", "The first day", "2026-07-01");
        var to = DayOption.Create("--to", "The last day; it must be over", "2026-09-30");
        var output = new Option<string>("--output") { Description = "The archive to write; beside it stand its signature (.sig) and the public key (.pem)", Required = true };
        var tenant = new Option<string>("--tenant") { Description = "Whose; by default the web chat's", DefaultValueFactory = _ => DirectLineServices.Tenant };
        var key = new Option<string?>("--key") { Description = "A PEM file with the private key that signs; by default the one of Evidence:KeyFile" };
        var unsigned = new Option<bool>("--unsigned") { Description = "Write it without a signature" };
        var content = ContentOption.Create();
        (from.Required, to.Required) = (true, true);
        var command = new Command("evidence", "Write a period's decisions, approvals, content and figures of cohorts as a signed archive. Nobody but approvers can be told from it. Settings may follow: --Key:SubKey=value")
        {
            from, to, output, tenant, key, unsigned, content,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancel) => WriteAsync(
            parsed.UnmatchedTokens,
            new Wanted(new(parsed.GetValue(from) ?? default, parsed.GetValue(to) ?? default), parsed.GetValue(tenant) ?? "", parsed.GetValue(output) ?? "", parsed.GetValue(key), parsed.GetValue(unsigned), parsed.GetValue(content)),
            cancel));
        return command;
    }

    private static Task<int> WriteAsync(IReadOnlyList<string> settings, Wanted wanted, CancellationToken cancel) => StoredReport.RunAsync(
        settings,
        (services, configuration) => services.AddStoredReports(configuration).Configure<EvidenceOptions>(configuration.GetSection(EvidenceOptions.Section)),
        async services =>
        {
            if (WrongPeriod(wanted.Period, services.GetRequiredService<TimeProvider>().GetUtcNow()) is { } wrong)
            {
                await Console.Error.WriteLineAsync(wrong);
                return CommandLine.WrongUse;
            }

            var (signer, problem) = FindKey(wanted, services.GetRequiredService<IOptions<EvidenceOptions>>().Value.KeyFile);
            using var _ = signer;
            if (problem is not null)
            {
                await Console.Error.WriteLineAsync(problem);
                return CommandLine.WrongUse;
            }

            if (ContentOption.Load(wanted.Content) is not { } curriculum)
                return 1;
            var records = await services.GetRequiredService<IEvidenceRecords>().ReadAsync(wanted.Tenant, wanted.Period, cancel);
            var pack = new EvidencePack(wanted.Tenant, wanted.Period, curriculum, ContentDigest.Of(ContentFolder.Find(wanted.Content)), records);
            return await WriteAsync(EvidenceArchive.Write(await pack.FilesAsync(services)), signer, wanted.Output, cancel);
        });

    private static async Task<int> WriteAsync((byte[] Archive, byte[] Digests) pack, EvidenceKey? signer, string output, CancellationToken cancel)
    {
        byte[]? signature;
        try
        {
            signature = signer?.Sign(pack.Digests);
        }
        catch (FormatException error)
        {
            await Console.Error.WriteLineAsync($"The key cannot sign: {error.Message}.");
            return CommandLine.WrongUse;
        }

        var exit = await ExportFile.WriteAsync(output, async file =>
        {
            // What an earlier pack of that name left would say of this one that it was altered.
            File.Delete(output + SignatureEnding);
            File.Delete(output + KeyEnding);
            await file.WriteAsync(pack.Archive, cancel);
            if (signer is null || signature is null)
                return;
            await File.WriteAllBytesAsync(output + SignatureEnding, signature, cancel);
            await File.WriteAllTextAsync(output + KeyEnding, signer.PublicPem, cancel);
        });
        if (exit == 0)
            await Console.Out.WriteLineAsync(signer is null ? $"{output}: not signed" : $"{output}: signed with the key {signer.Fingerprint}");
        return exit;
    }

    private static string? WrongPeriod(EvidencePeriod period, DateTimeOffset now)
    {
        if (period.To < period.From)
            return $"--to {EvidencePack.Day(period.To)}: the last day comes before the first, {EvidencePack.Day(period.From)}.";
        var over = EvidencePeriod.LastOver(now);
        return period.To > over ? $"--to {EvidencePack.Day(period.To)}: the day is not over everywhere; take {EvidencePack.Day(over)} or an earlier one." : null;
    }

    private static (EvidenceKey? Key, string? Problem) FindKey(Wanted wanted, string configured)
    {
        if (wanted.IsUnsigned)
            return wanted.Key is null ? (null, null) : (null, "--unsigned and --key exclude each other.");
        var (name, option) = wanted.Key is { } named ? (named, "--key") : (configured, "Evidence:KeyFile");
        if (name.Length == 0)
            return (null, $"There is no key to sign with; {MakeKey}.");
        try
        {
            return (EvidenceKey.Read(File.ReadAllText(name)), null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, $"{option} {name}: {error.Message} If there is none yet, {MakeKey}.");
        }
        catch (FormatException error)
        {
            return (null, $"{option} {name}: {error.Message}.");
        }
    }

    private sealed record Wanted(EvidencePeriod Period, string Tenant, string Output, string? Key, bool IsUnsigned, string? Content);
}
