using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Runs;

namespace BackupScheduler.Core.Vault;

/// <summary>What is known of a table when its copy is due.</summary>
/// <param name="Run">The run: its time is where the copy should reach to.</param>
/// <param name="Recovery">Its point-in-time recovery.</param>
/// <param name="Copies">Its copies that are confirmed or under way.</param>
/// <param name="Failed">Its copies that failed.</param>
public sealed record CopyFacts(RunId Run, RecoveryState Recovery, IReadOnlyList<TableCopy> Copies, IReadOnlyList<TableCopy> Failed);

/// <summary>The pure decision how a table is copied in a run.</summary>
public static class CopyPlanning
{
    /// <summary>Decides, with the reason.</summary>
    public static CopyDecision Decide(CopyFacts facts, CopyRules rules)
    {
        if (!facts.Recovery.IsOn)
        {
            return rules.MayEnableRecovery
                ? new CopyDecision.EnableRecovery("point-in-time recovery is off, and no table can be exported without it")
                : new CopyDecision.NotCopied("point-in-time recovery is off, and ENABLE_PITR=false forbids to switch it on");
        }

        if (facts.Recovery is not { Earliest: { } earliest, Latest: { } latest })
            return new CopyDecision.Wait("point-in-time recovery has not begun its history yet");
        var chain = CopyChain.Newest(facts.Copies);
        return BrokenBecause(chain, facts, earliest) is { } broken
            ? BeginAnew(facts.Run, earliest, latest, broken)
            : GoOn(chain!, facts.Run, (earliest, latest), rules.FullEvery);
    }

    private static string? BrokenBecause(CopyChain? chain, CopyFacts facts, DateTimeOffset earliest)
    {
        if (chain is null) return "first copy of this table";
        // What reaches the run already is not exported again: it need not be exportable any more.
        if (chain.Reach >= facts.Run.Time) return null;
        if (chain.GapBefore is { } gap) return $"a window is missing between {chain.Reach:u} and {gap:u}";
        if (facts.Failed.Any(copy => !copy.IsFull && copy.To > chain.Reach)) return $"the export of the window from {chain.Reach:u} failed";
        return earliest > chain.Reach ? $"point-in-time recovery reaches back to {earliest:u} only, the copies reach to {chain.Reach:u}" : null;
    }

    private static CopyDecision BeginAnew(RunId run, DateTimeOffset earliest, DateTimeOffset latest, string because)
    {
        // Switched on after the run's time, a table can be shown no earlier than that; exports take whole seconds.
        var at = run.Time >= earliest ? run.Time : WholeSecondAfter(earliest);
        return latest < at ? NotYet(latest, at) : new CopyDecision.Begin([new PlannedExport(null, at)], $"full copy: {because}");
    }

    private static CopyDecision GoOn(CopyChain chain, RunId run, (DateTimeOffset Earliest, DateTimeOffset Latest) recovery, TimeSpan fullEvery)
    {
        // A late run of a time that recovery does not reach back to any more leaves the full copy to the next one.
        var isFullDue = run.Time - chain.Full.To >= fullEvery && run.Time >= recovery.Earliest;
        var left = run.Time - chain.Reach;
        if (left <= TimeSpan.Zero && !isFullDue) return new CopyDecision.Nothing($"copied up to {chain.Reach:u} already");
        if (left > TimeSpan.Zero && left < CopyWindows.Shortest)
            return new CopyDecision.Nothing($"less than {CopyWindows.Shortest.TotalMinutes:0} minutes since the copy up to {chain.Reach:u}: the next run goes on from there");
        if (recovery.Latest < run.Time) return NotYet(recovery.Latest, run.Time);
        var exports = CopyWindows.Cut(chain.Reach, run.Time).Select(window => new PlannedExport(window.From, window.To)).ToList();
        // The windows go on across full copies: should the new one fail, the old chain still holds.
        if (isFullDue) exports.Add(new PlannedExport(null, run.Time));
        return new CopyDecision.Begin(exports, isFullDue ? $"a full copy is due, the last one is of {chain.Full.To:u}" : $"window since {chain.Reach:u}");
    }

    private static CopyDecision.Wait NotYet(DateTimeOffset latest, DateTimeOffset wanted) =>
        new($"can be exported up to {latest:u} so far, wanted is {wanted:u}");

    private static DateTimeOffset WholeSecondAfter(DateTimeOffset time)
    {
        var over = time.Ticks % TimeSpan.TicksPerSecond;
        return over == 0 ? time : time.AddTicks(TimeSpan.TicksPerSecond - over);
    }
}
