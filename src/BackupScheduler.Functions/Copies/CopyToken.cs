using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Functions.Copies;

/// <summary>The token under which an export is begun: for eight hours the same one begins no second export (DynamoDB API, ClientToken).</summary>
internal static class CopyToken
{
    private const int Length = 36;

    /// <summary>The same for the same table, window and number of tries that failed: DynamoDB would answer a failed export again otherwise.</summary>
    public static string Of(VaultPrefix prefix, PlannedExport planned, int failed)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{prefix} {planned.From?.ToUnixTimeSeconds()} {planned.To.ToUnixTimeSeconds()} {failed}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length];
    }
}
