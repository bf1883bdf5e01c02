using System.CommandLine;
using ResponsibilityBot.Host.EvidencePacks;

namespace ResponsibilityBot.Host.Commands;

/// <summary><c>verify evidence</c>: whether a pack is as it was signed, and what was altered if not.</summary>
internal static class VerifyCommand
{
    public static Command Create() => new("verify", "Check what was exported") { CreateEvidence() };

    private static Command CreateEvidence()
    {
        var pack = new Argument<string>("pack") { Description = "The archive that export evidence wrote" };
        var key = new Option<string?>("--key") { Description = "A PEM file with the public key or certificate of whoever is to have signed it; by default the one beside the archive (.pem)" };
        var signature = new Option<string?>("--signature") { Description = "Its signature; by default the one beside the archive (.sig)" };
        var unsigned = new Option<bool>("--unsigned") { Description = "Compare files and digests alone, without a signature" };
        var command = new Command("evidence", "Check a pack of evidence; exit 1 if anything was altered") { pack, key, signature, unsigned };
        command.SetAction(parsed => Check(parsed.GetValue(pack) ?? "", parsed.GetValue(key), parsed.GetValue(signature), parsed.GetValue(unsigned)));
        return command;
    }

    private static int Check(string pack, string? key, string? signature, bool isUnsigned)
    {
        try
        {
            using var file = File.OpenRead(pack);
            var (problems, digests, count) = EvidenceArchive.Examine(file);
            foreach (var problem in problems)
                Console.Out.WriteLine(problem);
            var signer = isUnsigned || digests is null ? null : Signer(digests, key ?? pack + ExportEvidenceCommand.KeyEnding, signature ?? pack + ExportEvidenceCommand.SignatureEnding);
            if (signer is { IsGood: false })
                Console.Out.WriteLine($"{EvidenceArchive.Digests}: the signature is not of this list and the key {signer.Value.Fingerprint}; the list was altered, or another key signed it");
            if (problems.Count > 0 || signer is { IsGood: false })
                return 1;
            Console.Out.WriteLine(signer is { } good
                ? $"Nothing was altered: {count} files, signed with the key {good.Fingerprint}{(key is null ? ". The key came with the pack: compare it with the one that you were told" : "")}."
                : $"Nothing was altered between the {count} files and their digests. Who wrote them is not known without a signature.");
            return 0;
        }
        catch (InvalidDataException error)
        {
            Console.Out.WriteLine($"{pack}: this is no sound archive: {error.Message}");
            return 1;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            Console.Error.WriteLine($"{error.Message} (A pack has its signature and public key beside it: {pack}{ExportEvidenceCommand.SignatureEnding}, {pack}{ExportEvidenceCommand.KeyEnding}; others are named with --signature and --key, and --unsigned does without.)");
            return CommandLine.WrongUse;
        }
    }

    private static (bool IsGood, string Fingerprint)? Signer(byte[] digests, string key, string signature)
    {
        using var signer = Read(key);
        return (signer.Verify(digests, File.ReadAllBytes(signature)), signer.Fingerprint);
    }

    private static EvidenceKey Read(string key)
    {
        try
        {
            return EvidenceKey.Read(File.ReadAllText(key));
        }
        catch (FormatException error)
        {
            throw new FormatException($"{key}: {error.Message}.", error);
        }
    }
}
