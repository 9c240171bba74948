using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Restores;

/// <summary>A table that a drill may restore.</summary>
/// <param name="Table">Account, Region and table.</param>
/// <param name="IsFromVault">Whether it is restored from the vault; else from a backup.</param>
/// <param name="Bytes">About how much; 0 where it is not known.</param>
public sealed record DrillCandidate(TableArn Table, bool IsFromVault, long Bytes);

/// <summary>What a drill restores.</summary>
/// <param name="Chosen">These, in their order.</param>
/// <param name="TooLarge">Those that would have gone beyond the limit.</param>
public sealed record DrillSample(IReadOnlyList<DrillCandidate> Chosen, IReadOnlyList<DrillCandidate> TooLarge);

/// <summary>The pure choice of what a drill restores: by a seed, so that it can be repeated, and a table's turn does not depend on the others.</summary>
public static class DrillSampling
{
    /// <summary>Chooses.</summary>
    /// <param name="candidates">What could be restored, in any order.</param>
    /// <param name="count">How many; null for all.</param>
    /// <param name="seed">Another seed, another choice.</param>
    /// <param name="mostBytes">How much altogether; null for any.</param>
    public static DrillSample Choose(IEnumerable<DrillCandidate> candidates, int? count, int seed, long? mostBytes)
    {
        var (chosen, tooLarge) = (new List<DrillCandidate>(), new List<DrillCandidate>());
        long bytes = 0;
        foreach (var candidate in candidates.Distinct().OrderBy(candidate => Turn(candidate, seed), StringComparer.Ordinal))
        {
            if (chosen.Count == count) break;
            if (bytes + candidate.Bytes > mostBytes)
            {
                tooLarge.Add(candidate);
                continue;
            }

            bytes += candidate.Bytes;
            chosen.Add(candidate);
        }

        return new DrillSample(chosen, tooLarge);
    }

    private static string Turn(DrillCandidate candidate, int seed) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{seed.ToString(CultureInfo.InvariantCulture)}/{candidate.Table.Scope}/{candidate.Table.Table}/{candidate.IsFromVault}")));
}
