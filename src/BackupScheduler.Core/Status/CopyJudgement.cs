using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Status;

/// <summary>Judges a table's copies by what the vault says of them and what is known of the table.</summary>
internal static class CopyJudgement
{
    /// <summary>The verdict; null for a table that is not copied and has no copies.</summary>
    /// <param name="health">How its backups stand.</param>
    /// <param name="knownSince">When its oldest own backup was made: so long at least it is there; null without one.</param>
    /// <param name="standing">Its copies; null without any.</param>
    /// <param name="rpo">The oldest that the newest restorable time may be.</param>
    /// <param name="now">The present.</param>
    public static CopyStatus? Of(TableHealth health, DateTimeOffset? knownSince, TableStanding? standing, TimeSpan rpo, DateTimeOffset now)
    {
        if (health is TableHealth.NotSelected or TableHealth.Gone) return standing is null ? null : Of(standing, StandingState.LeftOut, []);
        // Exports of somebody else's are no copies of ours.
        if (standing is { State: not StandingState.Foreign }) return Of(standing, standing.State, standing.Problems);
        return now - knownSince <= rpo
            ? new CopyStatus(StandingState.Waiting, null, ["nothing of it is in the vault yet"])
            : new CopyStatus(StandingState.NoFullCopy, null, ["nothing of it is in the vault"]);
    }

    private static CopyStatus Of(TableStanding standing, StandingState state, IReadOnlyList<string> problems) => new(state, standing.Age, problems)
    {
        Confirmed = standing.Holding.Confirmed.Count,
        Full = standing.Holding.Confirmed.Count(copy => copy.IsFull),
    };
}
