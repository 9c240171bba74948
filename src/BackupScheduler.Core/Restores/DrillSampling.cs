using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Restores;

/// <summary>A table that a drill may restore.</summary>
/// <param name="Table">Account, Region and table.</param>
/// <param name="IsFromVault">Whether it is restored from the vault; else from a backup.</param>
public sealed record DrillCandidate(TableArn Table, bool IsFromVault);

/// <summary>The pure choice of what a drill restores: by a seed, so that it can be repeated; a table's turn does not depend on what else there is.</summary>
public static class DrillSampling
{
    /// <summary>The candidates in the order of their turns.</summary>
    /// <param name="candidates">What could be restored, in any order.</param>
    /// <param name="seed">Another seed, another order.</param>
    public static IReadOnlyList<DrillCandidate> Order(IEnumerable<DrillCandidate> candidates, int seed) =>
        [.. candidates.Distinct().OrderBy(candidate => Turn(candidate, seed), StringComparer.Ordinal)];

    private static string Turn(DrillCandidate candidate, int seed) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{seed.ToString(CultureInfo.InvariantCulture)}/{candidate.Table.Scope}/{candidate.Table.Table}/{candidate.IsFromVault}")));
}
