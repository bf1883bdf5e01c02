namespace ResponsibilityBot.Host.EvidencePacks;

/// <summary>The section <c>Evidence</c> of the configuration: packs of evidence.</summary>
internal sealed class EvidenceOptions
{
    public const string Section = "Evidence";

    /// <summary>A PEM file with the private key that signs packs: ECDSA on P-256, or RSA. Empty, the default, for none; then each command has to name one.</summary>
    public string KeyFile { get; set; } = "";
}
