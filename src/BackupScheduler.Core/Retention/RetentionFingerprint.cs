using System.Security.Cryptography;
using System.Text;
using BackupScheduler.Core.Backups;

namespace BackupScheduler.Core.Retention;

/// <summary>A short hash of what decides over deletion: the policy, and which backups count as own.</summary>
internal static class RetentionFingerprint
{
    private const int Digits = 16;

    public static string Of(RetentionPolicy policy, BackupNaming naming)
    {
        // Adopted patterns are ORed: neither their order nor a repetition changes the meaning.
        var adopted = naming.AdoptedPatterns.Distinct().Order(StringComparer.Ordinal);
        var parts = adopted.Prepend(naming.Prefix).Prepend(policy.ToString());
        // Lengths in front, so that no two lists of parts run together to one text.
        var text = string.Concat(parts.Select(part => $"{part.Length}:{part}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
    }
}
