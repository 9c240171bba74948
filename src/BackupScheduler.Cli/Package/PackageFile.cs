using System.Security.Cryptography;
using System.Text;

namespace BackupScheduler.Cli.Package;

/// <summary>A file of the package.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record PackageFile(string Name, byte[] Content)
{
    private const int HashLength = 16;

    /// <summary>SHA-256, in lower-case hexadecimal digits.</summary>
    public string Sha256 { get; } = HashOf(Content);

    public static PackageFile Of(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    /// <summary>A file whose name tells its content: what is uploaded under it never changes, and what has changed is uploaded under another.</summary>
    /// <param name="stem">Before the hash.</param>
    /// <param name="extension">After it, with the point.</param>
    /// <param name="content">The bytes.</param>
    public static PackageFile Named(string stem, string extension, byte[] content) => new($"{stem}-{HashOf(content)[..HashLength]}{extension}", content);

    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
