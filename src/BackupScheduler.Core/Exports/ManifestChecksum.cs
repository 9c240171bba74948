using System.Security.Cryptography;

namespace BackupScheduler.Core.Exports;

/// <summary>The <c>.checksum</c> file beside each manifest. AWS does not document its spelling: an MD5 in base64 or in hexadecimal digits is taken.</summary>
public static class ManifestChecksum
{
    private const int Md5Bytes = 16;

    /// <summary>Whether the checksum is of this content.</summary>
    /// <param name="checksum">What the file says.</param>
    /// <param name="content">The manifest's bytes.</param>
    public static bool IsOf(string checksum, ReadOnlySpan<byte> content)
    {
        Span<byte> actual = stackalloc byte[Md5Bytes];
        // MD5 is what the service gives: it tells a damaged file, not a forged one; against that stands the bucket's lock.
#pragma warning disable CA5351
        MD5.HashData(content, actual);
#pragma warning restore CA5351
        var text = checksum.Trim().Trim('"');
        return text == Convert.ToBase64String(actual) || string.Equals(text, Convert.ToHexString(actual), StringComparison.OrdinalIgnoreCase);
    }
}
