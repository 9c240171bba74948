using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BackupScheduler.Core.Restores;

/// <summary>What is restored, from what, into what, and up to when, in 32 digits.</summary>
internal static class RestoreFingerprint
{
    private const int Digits = 32;

    public static string Of(RestorePlan plan) => Hash(
    [
        plan.Source.ToString(), plan.Target.ToString(), plan.Way.ToString(), plan.DrillId ?? "",
        .. plan switch
        {
            BackupRestorePlan backup => [backup.Backup.Arn],
            VaultRestorePlan vault =>
            [
                vault.Chosen.Incarnation.Prefix.ToString(), .. vault.Chosen.Copies.Select(copy => copy.ExportId),
                vault.Until.UtcTicks.ToString(CultureInfo.InvariantCulture),
            ],
            _ => Array.Empty<string>(),
        },
    ]);

    /// <summary>A token for ImportTable, which takes 36 characters. Another number is another import.</summary>
    public static string Token(RestorePlan plan, int number) => Hash([plan.Fingerprint, number.ToString(CultureInfo.InvariantCulture)]);

    private static string Hash(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..Digits];
}
